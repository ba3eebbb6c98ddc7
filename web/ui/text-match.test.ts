import { describe, expect, it } from 'vitest';
import { foldText, matchesQuery, splitByMatch } from './text-match.ts';

describe('text match', () => {
  it('folds Polish letters one for one', () => {
    expect(foldText('ZAŻÓŁĆ gęślą jaźń')).toBe('zazolc gesla jazn');
    expect(foldText('ß😀')).toHaveLength('ß😀'.length);
  });

  it('matches beginnings of words in any order', () => {
    expect(matchesQuery('Scenariusz rady pedagogicznej', 'rad scen')).toBe(true);
    expect(matchesQuery('Ekspert 07 (Policja)', 'polic')).toBe(true);
    expect(matchesQuery('Ekspert 07 (Policja)', 'Ekspert 07 (Policja)')).toBe(true);
    expect(matchesQuery('Scenariusz rady', 'nariusz')).toBe(false);
    expect(matchesQuery('Cokolwiek', '')).toBe(true);
  });

  it('cuts a text where the words stand, keeping its letters', () => {
    expect(splitByMatch('Rada po radzie', 'rad')).toEqual([
      { text: 'Rad', match: true },
      { text: 'a po ', match: false },
      { text: 'rad', match: true },
      { text: 'zie', match: false },
    ]);
    expect(splitByMatch('Żółw', 'zol')).toEqual([
      { text: 'Żół', match: true },
      { text: 'w', match: false },
    ]);
    expect(splitByMatch('Nic', '')).toEqual([{ text: 'Nic', match: false }]);
  });
});
