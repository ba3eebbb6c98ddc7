import { Compile } from 'typebox/compile';
import { expect, it } from 'vitest';
import { Line } from './fields.ts';

const line = Compile(Line(20));

it.each(['Plan', 'Żółć i „cudzysłów”', '👍🏽', 'שלום', 'a\u200bb'])('%j is a line', (text) => {
  expect(line.Check(text)).toBe(true);
});

it.each([
  ['nothing', ''],
  ['spaces', ' \u00a0 '],
  ['characters of no width', '\u200b\u2060\ufeff'],
  ['fillers', '\u3164\u2800'],
  ['two lines', 'a\nb'],
  ['NUL', 'a\u0000'],
  ['a lone surrogate', 'a\ud800'],
  ['what turns the line about', 'a\u202egpj.exe'],
  ['an isolate', '\u2067a\u2069'],
])('%s is none', (_, text) => {
  expect(line.Check(text)).toBe(false);
});
