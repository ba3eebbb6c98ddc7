import { fold } from './fold.ts';

/** What a word is found by: as written, by its dictionary forms, by its stem, by its beginning. Kinds differ in their first sign. */
export type WordKeys = { exact: string; lemmas: string[]; stems: string[]; prefix: string | null };

export type Language = {
  /** The keys of a word of a text; `bare` when the text leaves Polish marks out. */
  keysOf(word: string, options: { bare: boolean }): WordKeys;
  hasMarks(text: string): boolean;
};

const prefixLength = 5;

export async function loadLanguage(): Promise<Language> {
  return { keysOf: plainKeys, hasMarks: (text) => /[ąćęłńóśźż]/iu.test(text) };
}

function plainKeys(word: string): WordKeys {
  const folded = fold(word);
  const prefix = folded.length > prefixLength ? `+${folded.slice(0, prefixLength)}` : null;
  return { exact: `=${folded}`, lemmas: [], stems: [], prefix };
}
