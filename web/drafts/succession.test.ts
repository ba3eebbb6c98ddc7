import { expect, test } from 'vitest';
import { carryOffset, findSuccessor } from './succession.ts';

test.each([
  { name: 'unchanged', before: ['a', 'b', 'c'], after: ['a', 'b', 'c'], index: 1, found: 1 },
  { name: 'one is new before it', before: ['a', 'b', 'c'], after: ['a', 'nowy', 'b', 'c'], index: 1, found: 2 },
  { name: 'one before it is gone', before: ['a', 'b', 'c'], after: ['b', 'c'], index: 1, found: 0 },
  {
    name: 'written on',
    before: ['a', 'Akapit drugi', 'c'],
    after: ['a', 'Akapit drugi i dalej', 'c'],
    index: 1,
    found: 1,
  },
  { name: 'moved', before: ['a', 'drugi', 'trzeci', 'd'], after: ['a', 'trzeci', 'drugi', 'd'], index: 1, found: 2 },
  {
    name: 'joined to the one before',
    before: ['Pierwszy. ', 'Drugi.', 'c'],
    after: ['Pierwszy. Drugi.', 'c'],
    index: 1,
    found: 0,
  },
  { name: 'empty and still there', before: ['a', '', 'c'], after: ['a', 'Tytuł', 'c'], index: 1, found: 1 },
  { name: 'taken away', before: ['a', 'drugi', 'c'], after: ['a', 'c'], index: 1, found: undefined },
  {
    name: 'taken away and another written',
    before: ['a', 'drugi', 'c'],
    after: ['a', 'Zupełnie co innego', 'c'],
    index: 1,
    found: undefined,
  },
])('finds what a paragraph has become: $name', ({ before, after, index, found }) => {
  expect(findSuccessor(before, after, index)).toBe(found);
});

test.each([
  ['Akapit drugi', 'Akapit drugi', 7, 7],
  ['drugi', 'Pierwszy. drugi', 2, 12],
  ['Akapit drugi', 'Akapit nowy drugi', 9, 14],
  ['Akapit drugi', 'Akapi drugi', 6, 5],
])('carries a place from %j to %j', (before, after, offset, carried) => {
  expect(carryOffset(before, after, offset)).toBe(carried);
});
