import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readAffixes } from './affixes.ts';
import { type Analysis, analyse } from './analysis.ts';
import { readDictionary } from './dictionary.ts';
import { fold } from './fold.ts';
import type { Grammar } from './lemmas.ts';
import { stemsOf } from './stem.ts';
import { stopWords } from './stop-words.ts';

/** What a word is found by, strongest first. Kinds of keys differ in their first sign, so that none is taken for another. */
export type WordKeys = { exact: string; lemmas: string[]; stems: string[]; prefix: string | null };

/** `bare`: the text around the word leaves Polish marks out, so a word without them may stand for one with them. */
export type Manner = { bare: boolean };

export type Language = {
  /** The keys that a word of a text is stored under. */
  keysOf(word: string, manner: Manner): WordKeys;
  /** The keys that a word somebody looks for is sought under. */
  seek(word: string, manner: Manner): WordKeys;
  isStopWord(word: string): boolean;
};

/** Changes with what the keys of a text are: an index made with other keys is built anew. */
export const keysVersion = 2;

const prefixLength = 5;
const remembered = 8_000;
let loading: Promise<Language> | undefined;

/** The language, read once a process; a quarter of a second, in small steps. */
export function loadLanguage(): Promise<Language> {
  loading ??= readGrammar().then(createLanguage);
  loading.catch(() => (loading = undefined));
  return loading;
}

async function readGrammar(): Promise<Grammar> {
  // Not imported: the package would keep the bytes of both files for ever.
  const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-pl'));
  const dictionary = await readDictionary(await readFile(path.join(folder, 'index.dic')));
  return { dictionary, affixes: await readAffixes(await readFile(path.join(folder, 'index.aff'), 'utf8')) };
}

function createLanguage(grammar: Grammar): Language {
  const analyses = new Map<string, Analysis>();

  function recall(word: string, bare: boolean): Analysis {
    const key = `${bare ? '-' : '+'}${word}`;
    const known = analyses.get(key);
    if (known) return known;
    if (analyses.size >= remembered) analyses.clear();
    const analysis = analyse(grammar, word, bare);
    analyses.set(key, analysis);
    return analysis;
  }

  function keysOf(text: string, { bare }: Manner): WordKeys {
    const { word, exact } = spell(text);
    if (isPlain(word)) return { exact: `=${exact}`, lemmas: [], stems: [], prefix: null };
    const { lemmas, weak, stems } = recall(word, bare);
    return {
      exact: `=${exact}`,
      lemmas: lemmas.map(at),
      stems: [...weak.map(at), ...stems.map(on)],
      prefix: begin(exact),
    };
  }

  return {
    keysOf,
    seek(text, manner) {
      const keys = keysOf(text, manner);
      const { word } = spell(text);
      if (isPlain(word)) return keys;
      // A text may hold a form that the dictionary lacks of a headword that it has.
      const guessed = recall(word, manner.bare).lemmas.flatMap(stemsOf).map(on);
      return { ...keys, stems: [...new Set([...keys.stems, ...guessed])] };
    },
    isStopWord: (word) => stopWords.has(word.toLowerCase()),
  };
}

const at = (lemma: string): string => `@${lemma}`;
const on = (stem: string): string => `^${stem}`;
const begin = (exact: string): string | null =>
  exact.length > prefixLength ? `+${exact.slice(0, prefixLength)}` : null;
const isPlain = (word: string): boolean => /\d/.test(word) || stopWords.has(word);

function spell(text: string): { word: string; exact: string } {
  const word = text.normalize('NFC').toLowerCase();
  return { word, exact: fold(word) };
}

/** Whether a text is of some length and has no Polish mark at all. */
export function leavesMarksOut(text: string, words: number): boolean {
  return words >= 4 && !/[ąćęłńóśźż]/iu.test(text);
}
