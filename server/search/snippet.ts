import type { Stretch } from '../../shared/search/schema.ts';
import { createTurns } from '../turns.ts';
import { type Language, leavesMarksOut, type WordKeys } from './polish/language.ts';
import { type Word, wordsOf } from './words.ts';

const length = 240;
const leadIn = 70;
const wordsLookedAt = 2_000;

/** Cuts what stands around the found words out of a text and marks them, in whatever form they are; by positions, without HTML, in turns with whatever else there is to do. */
export function createMarker(language: Language, marked: ReadonlySet<string>) {
  const turns = createTurns();
  const isMarked = ({ exact, lemmas, stems, prefix }: WordKeys) =>
    [exact, ...lemmas, ...stems, prefix ?? ''].some((key) => marked.has(key));

  async function find(text: string, words: Word[]): Promise<Word[]> {
    const bare = leavesMarksOut(text, words.length);
    const found: Word[] = [];
    for (const word of words) {
      if (isMarked(language.keysOf(word.text, { bare }))) found.push(word);
      if (turns.isOver()) await turns.give();
    }
    return found;
  }

  return {
    /** The whole line with what was found in it. */
    line: async (text: string): Promise<Stretch[]> => mark(text, await find(text, wordsOf(text))),
    /** The most telling part of a text. */
    async snippet(text: string): Promise<Stretch[]> {
      const found = marked.size > 0 ? await find(text, wordsOf(text).slice(0, wordsLookedAt)) : [];
      const { from, to } = cut(text, bestStart(found));
      const inside = found.filter(({ at, end }) => at >= from && end <= to);
      const shift = (word: Word) => ({ ...word, at: word.at - from, end: word.end - from });
      const stretches = mark(text.slice(from, to).replaceAll(/\s/g, ' '), inside.map(shift));
      return [...dots(from > 0), ...stretches, ...dots(to < text.length)];
    },
  };
}

const dots = (wanted: boolean): Stretch[] => (wanted ? [{ text: '…', marked: false }] : []);

/** Where the stretch begins that holds the most found words. */
function bestStart(found: Word[]): number {
  let best = { at: 0, count: 0 };
  for (const { at } of found.slice(0, 200)) {
    const count = found.filter((other) => other.at >= at && other.end <= at + length - leadIn).length;
    if (count > best.count) best = { at, count };
  }
  return best.at;
}

/** A stretch of the text around a place, from word to word. */
function cut(text: string, at: number): { from: number; to: number } {
  if (text.length <= length) return { from: 0, to: text.length };
  const wanted = Math.max(0, Math.min(at - leadIn, text.length - length));
  const from = wanted === 0 ? 0 : nextWord(text, wanted);
  const end = from + length;
  if (end >= text.length) return { from, to: text.length };
  const space = text.lastIndexOf(' ', end);
  return { from, to: space > from + length / 2 ? space : end };
}

function nextWord(text: string, from: number): number {
  const space = text.slice(from, from + 40).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function mark(text: string, words: Word[]): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (const { at, end } of words) {
    if (at > done) stretches.push({ text: text.slice(done, at), marked: false });
    stretches.push({ text: text.slice(at, end), marked: true });
    done = end;
  }
  if (done < text.length) stretches.push({ text: text.slice(done), marked: false });
  return stretches;
}
