import { type Language, leavesMarksOut, type WordKeys } from './polish/language.ts';
import { wordsOf } from './words.ts';

/** PostgreSQL counts positions up to here, and holds a megabyte a vector. */
const lastPosition = 16_383;
const mostWords = 30_000;
const longestWord = 60;
/** Between title and text, so that no phrase runs over. */
const gap = 20;

/** `places`: keys that belong to no word. */
type Text = { title: string; body: string; places?: string[] };
export type Vectors = { titleKeys: string; keys: string };

/** Title and text as `tsvector` literals of weighted keys: A as written, B lemmas, C stems, D beginnings. */
export function toVectors(language: Language, { title, body, places = [] }: Text): Vectors {
  const keys = new Map<string, string[]>();
  const after = place(language, keys, title, 0);
  const titleKeys = print(keys);
  place(language, keys, body, after === 0 ? 0 : after + gap);
  return { titleKeys, keys: [print(keys), ...places.map((key) => `'${key}'`)].join(' ') };
}

function place(language: Language, places: Map<string, string[]>, text: string, from: number): number {
  let at = from;
  const words = wordsOf(text).slice(0, mostWords);
  const bare = leavesMarksOut(text, words.length);
  for (const { text: word } of words) {
    at += 1;
    if (word.length > longestWord) continue;
    const position = Math.min(at, lastPosition);
    for (const [key, weight] of weigh(language.keysOf(word, { bare }))) {
      const known = places.get(key);
      if (!known) places.set(key, [`${position}${weight}`]);
      else if (known.length < 255) known.push(`${position}${weight}`);
    }
  }
  return at;
}

function weigh({ exact, lemmas, stems, prefix }: WordKeys): [string, string][] {
  return [
    [exact, 'A'],
    ...lemmas.map((key): [string, string] => [key, 'B']),
    ...stems.map((key): [string, string] => [key, 'C']),
    ...(prefix ? [[prefix, 'D'] as [string, string]] : []),
  ];
}

/** Keys are made of letters, digits and one sign in front, none of which needs escaping inside quotes. */
function print(places: Map<string, string[]>): string {
  return Array.from(places, ([key, positions]) => `'${key}':${positions.join(',')}`).join(' ');
}
