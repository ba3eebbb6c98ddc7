import { expect, it } from 'vitest';
import { holdsKeys, toKeys } from './words.ts';

it('folds Polish marks and drops endings of longer words', () => {
  expect(toKeys('Szkole')).toEqual(['szko']);
  expect(toKeys('rada  szkolna')).toEqual(['rada', 'szkol']);
  expect(toKeys('żółć')).toEqual(['zolc']);
});

it('lets no pattern character of LIKE through', () => {
  expect(toKeys('50% _x\\')).toEqual(['50', 'x']);
  expect(toKeys('%%')).toEqual([]);
});

it('finds a word in another form', () => {
  const title = 'Wideokonsultacja: zgłoszenie SZKOŁY';
  expect(holdsKeys(title, toKeys('konsultacje w szkole'))).toBe(true);
  expect(holdsKeys(title, toKeys('konsultacje w gminie'))).toBe(false);
});
