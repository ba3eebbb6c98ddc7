import type { Query, Term } from '../../shared/search/query.ts';
import { type Language, leavesMarksOut, type WordKeys } from './polish/language.ts';
import { wordsOf } from './words.ts';

/** A query as `tsquery` literals, the strictest first; null where it asks for no words. */
export type Sought = {
  /** Every word as it is written. */
  exact: string | null;
  /** Every word in any of its forms. */
  full: string | null;
  /** Every word, or one that begins alike. */
  loose: string | null;
  /** The keys of which one makes a word of a text be marked. */
  marked: Set<string>;
  /** The same where a beginning is enough. */
  markedLoosely: Set<string>;
};

const mostWords = 12;

type SoughtWord = { keys: WordKeys; plain: boolean };
type SoughtTerm = { words: SoughtWord[]; quoted: boolean; excluded: boolean };

/** `unfinished`: the last word is still being typed. */
export function understand(language: Language, { terms }: Query, unfinished = false): Sought {
  const all = terms.map((term) => toSought(language, term, isBare(terms))).filter(({ words }) => words.length > 0);
  const asked = withoutStopWords(all).slice(0, mostWords);
  const wanted = asked.filter(({ excluded }) => !excluded);
  const unwanted = asked.filter(({ excluded }) => excluded);
  if (wanted.length === 0)
    return { exact: null, full: not(unwanted), loose: null, marked: new Set(), markedLoosely: new Set() };
  const print = (toText: (word: SoughtWord, isLast: boolean) => string) =>
    [...wanted.map((term) => printTerm(term, toText, term === wanted.at(-1))), ...unwanted.map(exclude)].join(' & ');
  return {
    exact: print(({ keys }) => quote(keys.exact)),
    full: print(({ keys }, isLast) => or(formsOf(keys), unfinished && isLast ? [begun(keys)] : [])),
    loose: print(({ keys }) => or([...formsOf(keys), ...beginningsOf(keys)], [begun(keys)])),
    marked: new Set(wanted.flatMap(({ words, quoted }) => words.flatMap(({ keys }) => markedBy(keys, quoted)))),
    markedLoosely: new Set(
      wanted.flatMap(({ words }) => words.flatMap(({ keys }) => [...formsOf(keys), ...beginningsOf(keys)])),
    ),
  };
}

function isBare(terms: readonly Term[]): boolean {
  return leavesMarksOut(terms.map(({ text }) => text).join(' '), Number.POSITIVE_INFINITY);
}

function toSought(language: Language, { text, quoted, excluded }: Term, bare: boolean): SoughtTerm {
  const words = wordsOf(text.normalize('NFC')).map(({ text: word }) => ({
    keys: language.seek(word, { bare }),
    plain: language.isStopWord(word),
  }));
  return { words, quoted, excluded };
}

/** Words that stand in every text tell nothing, unless nothing else is asked for or they are quoted. */
function withoutStopWords(terms: SoughtTerm[]): SoughtTerm[] {
  const telling = terms
    .map((term) => (term.quoted ? term : { ...term, words: term.words.filter(({ plain }) => !plain) }))
    .filter(({ words }) => words.length > 0);
  return telling.some(({ excluded }) => !excluded) ? telling : terms;
}

function printTerm(
  { words, quoted }: SoughtTerm,
  toText: (word: SoughtWord, isLast: boolean) => string,
  isLast: boolean,
): string {
  if (quoted) return `(${words.map(({ keys }) => quote(keys.exact)).join(' <-> ')})`;
  return words.map((word) => toText(word, isLast && word === words.at(-1))).join(' & ');
}

const exclude = ({ words, quoted }: SoughtTerm): string =>
  quoted
    ? `!(${words.map(({ keys }) => quote(keys.exact)).join(' <-> ')})`
    : words.map(({ keys }) => `!${or(formsOf(keys), [])}`).join(' & ');

const not = (terms: SoughtTerm[]): string | null => (terms.length > 0 ? terms.map(exclude).join(' & ') : null);
const formsOf = ({ exact, lemmas, stems }: WordKeys): string[] => [exact, ...lemmas, ...stems];
const markedBy = (keys: WordKeys, quoted: boolean): string[] => (quoted ? [keys.exact] : formsOf(keys));
const beginningsOf = ({ prefix }: WordKeys): string[] => (prefix ? [prefix] : []);
const begun = ({ exact }: WordKeys): string => `${quote(exact)}:*`;
const or = (keys: string[], more: string[]): string => `(${[...keys.map(quote), ...more].join(' | ')})`;
/** Keys hold letters, marks and digits only. */
const quote = (key: string): string => `'${key}'`;
