import { type Affixes, type Ending, meets } from './affixes.ts';
import type { Dictionary } from './dictionary.ts';
import { fold } from './fold.ts';

export type Grammar = { dictionary: Dictionary; affixes: Affixes };
/** A headword of which the word is a form. `alone`: it stands in the dictionary without a paradigm, so it links to nothing. */
export type Lemma = { headword: string; negated: string | null; alone: boolean };

type Search = {
  word: string;
  loosely: boolean;
  prefix: { flag: string; text: string } | null;
  found: Map<string, Lemma>;
};

/**
 * Every headword of which the dictionary's rules make this word, itself included; `word` is in lower case. `loosely`: Polish
 * marks that are missing in it, or are too many, do not matter.
 */
export function lemmasOf(grammar: Grammar, word: string, loosely: boolean): Lemma[] {
  const found = new Map<string, Lemma>();
  collect(grammar, { word, loosely, prefix: null, found });
  for (const prefix of grammar.affixes.prefixes) {
    if (word.startsWith(prefix.text) && word.length > prefix.text.length + 2)
      collect(grammar, { word: word.slice(prefix.text.length), loosely, prefix, found });
  }
  return [...found.values()];
}

function collect(grammar: Grammar, search: Search): void {
  const { word, loosely, prefix } = search;
  grammar.dictionary.lookUp(word, '', (headword, flags) => {
    if ((loosely || headword === word) && (!prefix || flags.includes(prefix.flag))) keep(search, headword, !flags);
  });
  const plain = fold(word);
  // Some letters fold to more than one.
  if (plain.length !== word.length) return;
  for (let length = 0; length <= Math.min(grammar.affixes.longest, word.length - 1); length += 1) {
    for (const ending of grammar.affixes.endings.get(plain.slice(word.length - length)) ?? []) {
      if (loosely || word.endsWith(ending.text)) tryEnding(grammar, search, ending);
    }
  }
}

function tryEnding({ dictionary }: Grammar, search: Search, { text, strip, rules }: Ending): void {
  const { word, loosely, prefix } = search;
  const head = word.slice(0, word.length - text.length);
  dictionary.lookUp(head, strip, (headword, flags) => {
    if (!flags || (prefix && !flags.includes(prefix.flag))) return;
    if (!headword.endsWith(strip) || (!loosely && headword !== head + strip)) return;
    if (rules.some(({ flag, conditions }) => flags.includes(flag) && meets(conditions, headword)))
      keep(search, headword, false);
  });
}

function keep({ found, prefix }: Search, headword: string, alone: boolean): void {
  const negated = prefix ? prefix.text + headword : null;
  const known = found.get(negated ?? headword);
  found.set(negated ?? headword, { headword, negated, alone: alone && (known?.alone ?? true) });
}
