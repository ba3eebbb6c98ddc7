import type { Query, Term } from '../../shared/search/query.ts';
import { type Language, leavesMarksOut, type WordKeys } from './polish/language.ts';
import { wordsOf } from './words.ts';

/**
 * A word or phrase as a `tsquery` literal, and as one by which to rank what fits; for each word that must be there the keys of
 * which it has one; `key*` is a beginning.
 */
export type Part = { text: string; ranked?: string; sets: string[][] };
/** What must fit: the parts, all of them; and the whole as a `tsquery` literal, for ranking. */
export type Wanted = { text: string; parts: Part[] };

/** A query in four degrees, the strictest first; null where it asks for no words. */
export type Sought = {
  /** Every word as it is written. */
  exact: Wanted | null;
  /** Every word in a form of it as it is written, Polish marks included. */
  firm: Wanted | null;
  /** Every word in any of its forms. */
  full: Wanted | null;
  /** Every word, or one that begins alike. */
  loose: Wanted | null;
  /** The keys of which one makes a word of a text be marked. */
  marked: Set<string>;
  /** The same where a beginning is enough. */
  markedLoosely: Set<string>;
};

const mostTerms = 12;
const shortestBeginning = 3;

type SoughtWord = { keys: WordKeys; firm: WordKeys; plain: boolean };
type SoughtTerm = { words: SoughtWord[]; quoted: boolean; excluded: boolean };
/** The keys that stand for a word in one of the degrees. */
type Degree = (word: SoughtWord, isLast: boolean) => string[];

/** `unfinished`: the last word is still being typed. */
export function understand(language: Language, { terms }: Query, unfinished = false): Sought {
  const all = terms.map((term) => toSought(language, term, isBare(terms))).filter(({ words }) => words.length > 0);
  const asked = withoutStopWords(all).slice(0, mostTerms);
  const words = asked.filter(({ excluded }) => !excluded);
  const full: Degree = ({ keys }, isLast) => [...formsOf(keys), ...(unfinished && isLast ? begun(keys) : [])];
  const loose: Degree = ({ keys }) => [...formsOf(keys), ...beginningsOf(keys), ...begun(keys)];
  const marks = (degree: Degree) => new Set(words.flatMap((term) => keysOf(term, degree)));
  return {
    exact: words.length > 0 ? toWanted(asked, ({ keys }) => [keys.exact]) : null,
    firm: words.length > 0 ? toWanted(asked, ({ firm }) => formsOf(firm)) : null,
    full: asked.length > 0 ? toWanted(asked, full) : null,
    loose: words.length > 0 ? toWanted(asked, loose) : null,
    marked: marks(({ keys }) => formsOf(keys)),
    markedLoosely: marks(({ keys }) => [...formsOf(keys), ...beginningsOf(keys)]),
  };
}

function isBare(terms: readonly Term[]): boolean {
  return leavesMarksOut(terms.map(({ text }) => text).join(' '), Number.POSITIVE_INFINITY);
}

function toSought(language: Language, { text, quoted, excluded }: Term, bare: boolean): SoughtTerm {
  const words = wordsOf(text.normalize('NFC')).map(({ text: word }) => ({
    keys: language.seek(word, { bare }),
    firm: language.seek(word, { bare: false }),
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

function toWanted(terms: readonly SoughtTerm[], degree: Degree): Wanted {
  const last = terms.findLast(({ excluded }) => !excluded);
  const parts = terms.flatMap((term) => (term.excluded ? exclude(term) : include(term, degree, term === last)));
  return { text: parts.map(({ ranked, text }) => ranked ?? text).join(' & '), parts };
}

function include(term: SoughtTerm, degree: Degree, isLast: boolean): Part[] {
  if (term.quoted) return [{ text: phrase(term), sets: term.words.map(({ keys }) => [keys.exact]) }];
  return term.words.map((word) => {
    const keys = degree(word, isLast && term.words.at(-1) === word);
    // Whatever begins with a longer word has the key of its beginning, which is quicker to seek.
    const sought = keys.some(isBeginning) ? keys.filter((key) => !key.endsWith('*')) : keys;
    return { text: or(sought), ranked: or(keys), sets: [sought] };
  });
}

function exclude(term: SoughtTerm): Part[] {
  const texts = term.quoted ? [phrase(term)] : term.words.map(({ keys }) => or(formsOf(keys)));
  return texts.map((text) => ({ text: `!${text}`, sets: [] }));
}

function keysOf({ words, quoted }: SoughtTerm, degree: Degree): string[] {
  return words.flatMap((word) => (quoted ? [word.keys.exact] : degree(word, false)));
}

const phrase = ({ words }: SoughtTerm): string => `(${words.map(({ keys }) => quote(keys.exact)).join(' <-> ')})`;
const formsOf = ({ exact, lemmas, stems }: WordKeys): string[] => [exact, ...lemmas, ...stems];
const beginningsOf = ({ prefix }: WordKeys): string[] => (prefix ? [prefix] : []);
const isBeginning = (key: string): boolean => key.startsWith('+');
const begun = ({ exact }: WordKeys): string[] => (exact.length > shortestBeginning ? [`${exact}*`] : []);
const or = (keys: string[]): string => `(${keys.map(quote).join(' | ')})`;
/** Keys hold letters, marks and digits only. */
const quote = (key: string): string => (key.endsWith('*') ? `'${key.slice(0, -1)}':*` : `'${key}'`);
