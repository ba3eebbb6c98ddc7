import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readRange } from '../http/byte-range.ts';
import { contentDisposition } from '../http/disposition.ts';
import { withoutCameraData } from './camera-data.ts';
import { kindOf } from './kind.ts';
import { cleanName, nameFor } from './name.ts';
import { readPicture } from './pictures.ts';

describe('the kind of a file', () => {
  it.each([
    ['%PDF-1.7', 'a.txt', 'application/pdf'],
    ['zwykły tekst', 'a', 'text/plain'],
    ['a;b\n1;2', 'dane.csv', 'text/csv'],
    ['{\\rtf1 x}', 'a.rtf', 'application/rtf'],
    ['RIFF\u0024\u0000\u0000\u0000WAVEfmt ', 'a.mp3', 'audio/wav'],
    ['<!DOCTYPE html><p>', 'a.txt', undefined],
    ['  \n<svg xmlns="http://www.w3.org/2000/svg">', 'a.png', undefined],
    ['<?xml version="1.0"?><svg/>', 'a.xml', undefined],
    ['MZ\u0090\u0000', 'a.pdf', undefined],
    ['#!/bin/sh\u0000', 'a.txt', undefined],
  ])('is read from its content: %j as %s is %s', async (content, name, type) => {
    expect(await kindOf(Buffer.from(content, 'latin1'), name)).toBe(type);
  });

  it('takes text in an older code where the name says text, and none elsewhere', async () => {
    const windows1250 = Buffer.from([0x9c, 0xf3, 0xb3, 0x77]);
    expect(await kindOf(windows1250, 'lista.txt')).toBe('text/plain');
    expect(await kindOf(windows1250, 'lista.dat')).toBeUndefined();
  });
});

describe('the name of a file', () => {
  it.each([
    ['C:\\Users\\ja\\Wnioski końcowe.docx', 'Wnioski końcowe.docx'],
    ['../../etc/passwd', 'passwd'],
    ['faktura\u202Egpj.exe', 'fakturagpj.exe'],
    [' a\u0000b\n\tc .pdf ', 'abc .pdf'],
    ['..', 'plik'],
    ['\ud800', 'plik'],
    ['Zażółć', 'Zażółć'],
  ])('%j becomes %j', (given, clean) => expect(cleanName(given)).toBe(clean));

  it('is cut in its middle and says by its ending what the content is', () => {
    expect(cleanName(`${'a'.repeat(300)}.docx`)).toMatch(/^a{194}….docx$/);
    expect(nameFor('application/pdf', 'raport.exe')).toBe('raport.exe.pdf');
    expect(nameFor('image/jpeg', 'ZDJĘCIE.JPEG')).toBe('ZDJĘCIE.JPEG');
    expect(nameFor('text/plain', 'strona.html')).toBe('strona.html.txt');
  });

  it('is told to browsers as RFC 6266 and 8187 say', () => {
    expect(contentDisposition('attachment', `Łódź "1"\\%; '(x)*.pdf`)).toBe(
      `attachment; filename="Lodz _1___; '(x)*.pdf"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%221%22%5C%25%3B%20%27%28x%29%2A.pdf`,
    );
  });
});

it.each([
  [undefined, 'all'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-5', { from: 95, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=5-4', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['bytes=-', 'all'],
  ['items=0-1', 'all'],
])('the range %j of 100 bytes is %j', (header, range) => expect(readRange(header, 100)).toEqual(range));

describe('a picture', () => {
  const make = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#c60' } });
  const withData = () => make().withExif({ IFD0: { Make: 'Aparat', ImageDescription: 'Adres domowy' } });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'as %s loses what the camera wrote and nothing of what it shows',
    async (format) => {
      const taken = await withData()[format]().toBuffer();
      expect(taken.includes('Aparat')).toBe(true);
      const clean = withoutCameraData(`image/${format}`, Buffer.concat([taken, Buffer.from('dopisek')]));
      expect(clean.includes('Aparat') || clean.includes('Adres')).toBe(false);
      expect(clean.includes('dopisek')).toBe(false);
      const raw = (picture: Buffer) => sharp(picture).raw().toBuffer();
      expect((await raw(clean)).equals(await raw(taken))).toBe(true);
    },
  );

  it('progressive ones keep all of their scans', async () => {
    const taken = await withData().jpeg({ progressive: true }).toBuffer();
    const clean = withoutCameraData('image/jpeg', taken);
    expect(await sharp(clean, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(taken).raw().toBuffer());
  });

  it('that is broken, cut, or has too many pixels is refused', async () => {
    const whole = await make().png().toBuffer();
    await expect(readPicture(whole.subarray(0, 60))).rejects.toMatchObject({ code: 'file_broken' });
    const huge = Buffer.from(whole);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    await expect(readPicture(huge)).rejects.toMatchObject({ code: 'file_broken' });
    for (const type of ['image/jpeg', 'image/png', 'image/webp'])
      for (let length = 0; length < 40; length++) withoutCameraData(type, whole.subarray(0, length));
  });
});
