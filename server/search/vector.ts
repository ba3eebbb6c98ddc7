import { createTurns } from '../turns.ts';
import { type Language, leavesMarksOut, type WordKeys } from './polish/language.ts';
import { type Word, wordsOf } from './words.ts';

/** PostgreSQL counts positions up to here, and 256 of them for a key. */
const [lastPosition, mostPositions] = [16_383, 255];
/** It holds a megabyte a vector; a tenth of it is left for what it adds. */
const mostBytes = 940_000;
const mostWords = 30_000;
const longestWord = 60;
/** Between title and text, so that no phrase runs over. */
const gap = 20;

/** `places`: keys that belong to no word. */
type Text = { title: string; body: string; places?: string[] };
export type Vectors = {
  titleKeys: string;
  keys: string;
  /** The text has more words than were asked for. */
  hasMore: boolean;
};

/** Title and text as `tsvector` literals of weighted keys: A as written, B lemmas, C stems, D beginnings. */
export function toVectors(language: Language, text: Text): Vectors {
  const steps = build(language, text, mostWords);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same of the first words, in turns with whatever else the process has to do. */
export async function toVectorsInTurns(language: Language, text: Text, most = mostWords): Promise<Vectors> {
  const steps = build(language, text, Math.min(most, mostWords));
  const turns = createTurns();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (turns.isOver()) await turns.give();
  }
}

type Shelf = { keys: Map<string, string[]>; bytes: number };

/** Stops after each word. */
function* build(language: Language, { title, body, places = [] }: Text, most: number): Generator<void, Vectors> {
  const shelf: Shelf = { keys: new Map(), bytes: 0 };
  const heading = wordsOf(title);
  yield* place(language, shelf, { text: title, words: heading, from: 0 });
  const titleKeys = print(shelf.keys);
  const words = wordsOf(body);
  const from = heading.length === 0 ? 0 : heading.length + gap;
  yield* place(language, shelf, { text: body, words: words.slice(0, most), from });
  const keys = [print(shelf.keys), ...places.map((key) => `'${key}'`)].join(' ');
  return { titleKeys, keys, hasMore: words.length > most };
}

type Placing = { text: string; words: Word[]; from: number };

function* place(language: Language, shelf: Shelf, { text, words, from }: Placing): Generator<void, void> {
  const bare = leavesMarksOut(text, words.length);
  for (const [index, { text: word }] of words.entries()) {
    if (word.length > longestWord) continue;
    const position = Math.min(from + index + 1, lastPosition);
    for (const [key, weight] of weigh(language.keysOf(word, { bare }))) put(shelf, key, `${position}${weight}`);
    yield;
  }
}

/** A key takes its letters, its length and two bytes for each place. What no longer goes in is left out. */
function put(shelf: Shelf, key: string, position: string): void {
  const known = shelf.keys.get(key);
  const bytes = known ? 2 : Buffer.byteLength(key) + 6;
  if (shelf.bytes + bytes > mostBytes || (known && known.length >= mostPositions)) return;
  shelf.bytes += bytes;
  if (known) known.push(position);
  else shelf.keys.set(key, [position]);
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
