import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Language, loadLanguage, type WordKeys } from './language.ts';
import { stemsOf } from './stem.ts';

let language: Language;

beforeAll(async () => {
  language = await loadLanguage();
});

type Lexeme = { lemma: string; forms: string[] };

/** Headwords with all of their forms, one a line. */
function readLexemes(name: 'field' | 'elsewhere' | 'written-by-hand' | 'of-our-texts'): Lexeme[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'words', `${name}.txt`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [lemma = '', forms = ''] = line.split(': ');
    return { lemma, forms: forms.split(' ') };
  });
}

/** Every key but the beginning, which belongs to many words. */
const toSet = ({ exact, lemmas, stems }: WordKeys) => new Set([exact, ...lemmas, ...stems]);
const stored = (word: string) => toSet(language.keysOf(word, { bare: false }));
const sought = (word: string) => toSet(language.seek(word, { bare: false }));
const meet = (a: Set<string>, b: Set<string>) => [...a].some((key) => b.has(key));
const union = (sets: Set<string>[]) => new Set(sets.flatMap((set) => [...set]));

/** The share of pairs of different forms of one word of which one is found by the other. */
function pairRecall(lexemes: Lexeme[], store: typeof stored, seek: typeof sought): number {
  let [found, pairs] = [0, 0];
  for (const { forms } of lexemes) {
    const [keys, queries] = [forms.map(store), forms.map(seek)];
    for (const [i, query] of queries.entries()) {
      for (const [j, key] of keys.entries()) {
        if (i === j) continue;
        pairs += 1;
        if (meet(query, key)) found += 1;
      }
    }
  }
  return found / pairs;
}

/** Pairs of different words of which a form of one is found by a form of the other. */
function overMerges(lexemes: Lexeme[]): string[] {
  const keys = lexemes.map(({ forms }) => union(forms.map(stored)));
  const queries = lexemes.map(({ forms }) => union(forms.map(sought)));
  return lexemes.flatMap(({ lemma }, i) =>
    lexemes.slice(0, i).flatMap((other, j) => {
      const [a, b] = [queries[i], queries[j]];
      const merged = (a && keys[j] && meet(a, keys[j])) || (b && keys[i] && meet(b, keys[i]));
      return merged ? [`${lemma} ${other.lemma}`] : [];
    }),
  );
}

describe('the keys of Polish words', () => {
  it('join the forms of the words of this field, and no two words', () => {
    const field = readLexemes('field');
    expect(pairRecall(field, stored, sought)).toBeGreaterThanOrEqual(0.97);
    expect(overMerges(field)).toEqual([]);
  });

  it('join the forms of words of other fields', () => {
    const elsewhere = readLexemes('elsewhere');
    expect(elsewhere.length).toBeGreaterThanOrEqual(150);
    expect(pairRecall(elsewhere, stored, sought)).toBeGreaterThanOrEqual(0.97);
    expect(overMerges(elsewhere)).toEqual(['pływać pływanie']);
  });

  it('join irregular forms, degrees, verbs, names and words younger than the dictionary', () => {
    expect(pairRecall(readLexemes('written-by-hand'), stored, sought)).toBeGreaterThanOrEqual(0.97);
  });

  it('join the forms of words of our own texts, of towns and of young words, written without the help of any dictionary', () => {
    const ours = readLexemes('of-our-texts');
    expect(ours.length).toBeGreaterThanOrEqual(200);
    expect(pairRecall(ours, stored, sought)).toBeGreaterThanOrEqual(0.99);
    expect(overMerges(ours)).toEqual(['bić bicie']);
  });

  it('join most forms of a word by its stem alone, as if no dictionary had it', () => {
    const stems = (word: string) => new Set(stemsOf(word));
    expect(pairRecall(readLexemes('elsewhere'), stems, stems)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a word', () => {
  const finds = (query: string, text: string, bare = true) =>
    meet(toSet(language.seek(query, { bare })), toSet(language.keysOf(text, { bare: false })));

  it.each([
    ['szkola', 'szkołom'],
    ['sadzie', 'sądem'],
    ['policjantow', 'policjancie'],
    ['drog', 'drodze'],
    ['dzieciom', 'dziecko'],
    ['ludzi', 'człowiekowi'],
    ['lata', 'roku'],
    ['SZKOŁA', 'szkole'],
    ['pisząc', 'napisałby'.slice(2)],
    ['najważniejszych', 'ważna'],
    ['przemoc', 'cyberprzemocą'],
    ['smartfony', 'smartfonie'],
  ])('%s finds %s', (query, text) => expect(finds(query, text)).toBe(true));

  it.each([
    ['policja', 'policjantowi'],
    ['szkoła', 'szkolenie'],
    ['prawo', 'prawdę'],
    ['rada', 'radio'],
  ])('%s does not find %s', (query, text) => expect(finds(query, text, false)).toBe(false));

  it('in a query without marks stands for words with them as well', () => {
    expect(finds('sadem', 'sądzie')).toBe(true);
    expect(finds('sadem', 'sądzie', false)).toBe(false);
  });

  it('of digits, or one that stands in every text, is found as written only', () => {
    expect(language.keysOf('2026', { bare: false })).toEqual({ exact: '=2026', lemmas: [], stems: [], prefix: null });
    expect(language.keysOf('żeby', { bare: false })).toEqual({ exact: '=zeby', lemmas: [], stems: [], prefix: null });
  });

  it('of any letters has keys that a vector can hold', () => {
    for (const word of ["o'neil", 'Ærø', 'İstanbul', '你好', 'a', 'ąąąą', 'x'.repeat(60)]) {
      for (const key of toSet(language.seek(word, { bare: true }))) expect(key).toMatch(/^[=@^]./);
    }
  });
});
