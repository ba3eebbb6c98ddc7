import { endings } from './endings.ts';
import { fold } from './fold.ts';

const longest = Math.max(...Array.from(endings, (ending) => ending.length));
const shortestStem = 3;

/** Where a stem ends in another consonant before an ending: policjanc-ie, drodz-e, Polc-e, hejterz-e, muz-e. */
const alternations: [RegExp, string][] = [
  [/sci$/, 'st'],
  [/zdzi$/, 'zd'],
  [/dzi?$/, 'd'],
  [/rz$/, 'r'],
  [/ci?$/, 't'],
  [/(cz|k)$/, 'k'],
  [/(sz|ch)$/, 'ch'],
  [/([bfghjklmnprsvwz])i$/, '$1'],
];

const vowel = /[aeiouy]/;

/** What else may stand there before some endings: matce of matka, drodze of droga, cisi of cichy, tramwai of tramwaj, kolacyj of kolacja. */
const softened = [
  { before: ['e', 'y'], end: /c$/, hard: 'k' },
  { before: ['e', 'y'], end: /dz$/, hard: 'g' },
  { before: ['i'], end: /s$/, hard: 'ch' },
  { before: ['i'], end: /(?<=[aeouy])$/, hard: 'j' },
  { before: ['yj'], end: /(?<=[cs])$/, hard: 'j' },
];

/**
 * What the forms of a word share that no dictionary has, as a few guesses: one for each ending that it may have. Consonants
 * that change before an ending, and an e that comes and goes, count as one.
 */
export function stemsOf(word: string): string[] {
  const plain = fold(word);
  const stems = cuts(plain).flatMap((length) =>
    settle(plain.slice(0, plain.length - length), plain.slice(plain.length - length)),
  );
  return [...new Set(stems)];
}

/** The word without each of the endings that it may have. */
export function strippings(word: string): string[] {
  const plain = fold(word);
  return plain.length === word.length ? cuts(plain).map((length) => word.slice(0, word.length - length)) : [];
}

function cuts(plain: string): number[] {
  const most = Math.max(0, Math.min(longest, plain.length - shortestStem));
  return Array.from({ length: most + 1 }, (_, length) => length).filter(
    (length) => length === 0 || endings.has(plain.slice(plain.length - length)),
  );
}

function settle(stem: string, ending: string): string[] {
  const others = softened.filter(({ before, end }) => before.includes(ending) && end.test(stem));
  const stems = [harden(stem), ...others.map(({ end, hard }) => stem.replace(end, hard))];
  return stems.map(dropE).filter((each) => each.length >= shortestStem && vowel.test(each));
}

function harden(stem: string): string {
  for (const [pattern, letter] of alternations) if (pattern.test(stem)) return stem.replace(pattern, letter);
  return stem;
}

/** fotek, fotka: an e between the last two consonants goes, unless it is the only vowel. */
function dropE(stem: string): string {
  const dropped = stem.replace(/([^aeiouy])i?e([^aeiouy])$/, '$1$2');
  return vowel.test(dropped) ? dropped : stem;
}
