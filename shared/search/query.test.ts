import { expect, it } from 'vitest';
import { parseQuery, printQuery } from './query.ts';

it('takes words, phrases, filters and what is not wanted apart, in either language', () => {
  expect(parseQuery('szkoła "plan działań" -policja od:"Ekspertka 02" -has:file przed:2026-11')).toEqual({
    terms: [
      { text: 'szkoła', quoted: false, excluded: false },
      { text: 'plan działań', quoted: true, excluded: false },
      { text: 'policja', quoted: false, excluded: true },
    ],
    filters: [
      { name: 'from', value: 'Ekspertka 02', excluded: false },
      { name: 'has', value: 'file', excluded: true },
      { name: 'before', value: '2026-11', excluded: false },
    ],
  });
});

it('takes what only looks like a filter as words', () => {
  expect(parseQuery('https://example.org od: „tak”').terms.map(({ text }) => text)).toEqual([
    'https //example.org',
    'od:',
    'tak',
  ]);
});

it.each(['szkoła od:', 'szkoła etykieta: ', 'szkoła From:'])(
  '%j: a filter that is just being begun is nothing yet',
  (text) => {
    expect(parseQuery(text)).toEqual(parseQuery('szkoła'));
  },
);

it('prints what it has read, in the spelling of the reader', () => {
  const query = parseQuery('-szkoła from:"Ekspertka 02" "plan działań" etykieta:AMBER');
  expect(printQuery(query, 'pl')).toBe('-szkoła "plan działań" od:"Ekspertka 02" etykieta:AMBER');
  expect(parseQuery(printQuery(query, 'en'))).toEqual(query);
});
