import { type Grammar, lemmasOf } from './lemmas.ts';
import { stemsOf, strippings } from './stem.ts';

const likelyEndings = ['', 'a', 'u', 'y', 'i', 'e', 'o', 'em'];

/**
 * Headwords that a word seems to be a form of, although the dictionary does not make it: lasu of las. Another form with the
 * same stem is known to it.
 */
export function guessLemmas(grammar: Grammar, word: string): string[] {
  const stems = new Set(stemsOf(word));
  const found = new Set<string>();
  for (const stem of strippings(word)) {
    for (const ending of likelyEndings) {
      if (stem + ending === word) continue;
      for (const { headword, alone, negated } of lemmasOf(grammar, stem + ending, false)) {
        if (!alone && !negated && !found.has(headword) && stemsOf(headword).some((each) => stems.has(each)))
          found.add(headword);
      }
    }
  }
  return [...found];
}
