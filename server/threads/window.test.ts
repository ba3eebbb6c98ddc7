import { expect, it } from 'vitest';
import { windowAround } from './window.ts';

it.each([
  [1, 10, 50, { from: 1, to: 10 }],
  [11, 10, 50, { from: 1, to: 10 }],
  [101, 100, 50, { from: 51, to: 100 }],
  [60, 200, 50, { from: 44, to: 93 }],
  [1, 200, 50, { from: 1, to: 50 }],
  [190, 200, 50, { from: 151, to: 200 }],
])('around %i of %i, %i at most', (at, last, size, span) => {
  expect(windowAround(at, last, size)).toEqual(span);
});
