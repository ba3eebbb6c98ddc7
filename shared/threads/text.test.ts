import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, excerptOf, isBlank } from './text.ts';

describe('cleanText', () => {
  it.each([
    ['Windows line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['line breaks of office programs', 'a\vb\u2028c', 'a\nb\nc'],
    ['NUL and control characters', 'a\u0000b\u0007c', 'abc'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['blank edges, not the indent of the first line', ' \n\n  a\n\n', '  a'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('keeps what is clean, and what it made clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u200b\u200b', '\ufeff\u2060 \u00ad', '\u3164', '\u2800'])('nothing is seen of %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['.', '\u200ba', '👩\u200d🏫', '❤\ufe0f'])('something is seen of %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('excerptOf', () => {
  it('turns nothing about that stands beside it', () => {
    expect(excerptOf('Plik \u202egpj.exe\u202c i \u2067reszta')).toBe('Plik gpj.exe i reszta');
  });

  it('is one line, cut between characters', () => {
    expect(excerptOf('> Raz\n\ndwa  trzy')).toBe('Raz dwa trzy');
    expect(excerptOf('👩‍🏫'.repeat(200)).isWellFormed()).toBe(true);
    expect(Array.from(excerptOf('ż'.repeat(500)))).toHaveLength(181);
  });
});
