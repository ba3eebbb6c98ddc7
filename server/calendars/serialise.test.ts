import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  fold,
  type JProperty,
  parseComponent,
  serialiseComponent,
  serialiseProperties,
} from './serialise.ts';

const line = (...property: JProperty) => serialiseProperties([property]);

describe('fold', () => {
  test('no line exceeds 75 octets, and unfolding gives the line back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (value) => {
        const source = value.replace(/[\r\n]/g, '');
        const folded = fold(source);
        for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(source);
        expect(Buffer.from(folded).toString('utf8')).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  test('a line of exactly 75 octets stays whole, one of 76 does not', () => {
    expect(fold('a'.repeat(75))).toBe('a'.repeat(75));
    expect(fold(`${'a'.repeat(74)}ż`)).toBe(`${'a'.repeat(74)}\r\n ż`);
  });
});

describe('text values', () => {
  test('whatever is written is read back, by the parser that Thunderbird uses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const value = cleanText(raw);
        const source = serialiseComponent(['vevent', [['summary', {}, 'text', value]], []]);
        expect(new ICAL.Component(parseComponent(source)).getFirstPropertyValue('summary')).toBe(value);
        expect(source.split('\r\n')).not.toContain('END:VCALENDAR');
      }),
      { numRuns: 500 },
    );
  });

  test('escapes backslash, semicolon, comma and newline, once each', () => {
    expect(line('summary', {}, 'text', 'a\\b;c,d\ne')).toBe('SUMMARY:a\\\\b\\;c\\,d\\ne\r\n');
  });

  test('control characters and lone surrogates go, tabs stay', () => {
    expect(cleanText('a\u0000b\u0007\tc\ud800d\r\ne\u0085')).toBe('ab\tcd\ne');
  });
});

describe('other values', () => {
  test('URIs are not escaped', () => {
    expect(line('url', {}, 'uri', 'https://hub.example/a,b;c?d=e')).toBe('URL:https://hub.example/a,b;c?d=e\r\n');
  });

  test('parameters follow RFC 6868 and are quoted where they must be', () => {
    expect(line('organizer', { cn: 'Grupa "A", b^' }, 'cal-address', 'mailto:a@b.c')).toBe(
      'ORGANIZER;CN="Grupa ^\'A^\', b^^":mailto:a@b.c\r\n',
    );
  });

  test('CONFERENCE, SOURCE and REFRESH-INTERVAL name their type (RFC 7986)', () => {
    expect(line('conference', { feature: ['AUDIO', 'VIDEO'] }, 'uri', 'https://a.b/c')).toBe(
      'CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:https://a.b/c\r\n',
    );
    expect(line('refresh-interval', {}, 'duration', 'PT1H')).toBe('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    expect(line('name', {}, 'text', 'A, b')).toBe('NAME:A\\, b\r\n');
  });
});

test('properties stand before components', () => {
  const source = serialiseComponent([
    'vcalendar',
    [['version', {}, 'text', '2.0']],
    [['vevent', [['uid', {}, 'text', 'a']], []]],
  ]);
  expect(source).toBe('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n');
});
