import { expect, it } from 'vitest';
import { toPatterns } from './words.ts';

it('folds Polish marks and drops endings of longer words', () => {
  expect(toPatterns('Szkole')).toEqual(['%szko%']);
  expect(toPatterns('rada  szkolna')).toEqual(['%rada%', '%szkol%']);
  expect(toPatterns('żółć')).toEqual(['%zolc%']);
});

it('lets no pattern character through', () => {
  expect(toPatterns('50% _x\\')).toEqual(['%50%', '%x%']);
  expect(toPatterns('%%')).toEqual([]);
});
