import { splitCompound } from './compounds.ts';
import { derivedLemmas, positivesOf } from './derive.ts';
import { fold } from './fold.ts';
import { guessLemmas } from './guess.ts';
import { irregularLemmas } from './irregular.ts';
import { type Grammar, type Lemma, lemmasOf } from './lemmas.ts';
import { stemsOf } from './stem.ts';

/** What is known of a word: headwords it is a form of, those it is only made of, and stems where the dictionary does not help. */
export type Analysis = { lemmas: string[]; weak: string[]; stems: string[] };

/** `word` in lower case. `bare`: it may stand for a word with Polish marks even where it is one without. */
export function analyse(grammar: Grammar, word: string, bare: boolean): Analysis {
  const strict = gather(grammar, word, false);
  const hasMarks = fold(word) !== word;
  const loose = (bare && !hasMarks) || !strict.linked ? gather(grammar, word, true) : undefined;
  const lemmas = new Set([...strict.lemmas, ...(loose?.lemmas ?? [])]);
  const linked = strict.linked || loose?.linked;
  const guessed = linked ? [] : guessLemmas(grammar, word);
  const weak = new Set([...strict.weak, ...(loose?.weak ?? []), ...guessed].filter((lemma) => !lemmas.has(lemma)));
  return { lemmas: [...lemmas], weak: [...weak], stems: linked ? [] : stemsOf(word) };
}

type Gathered = { lemmas: string[]; weak: string[]; linked: boolean };

function gather(grammar: Grammar, word: string, loosely: boolean): Gathered {
  const own = lemmasOf(grammar, word, loosely);
  const alone = own.every((lemma) => lemma.alone);
  const found = alone ? [...own, ...derivedLemmas(grammar, word, loosely)] : own;
  const compound = found.length === 0 ? splitCompound(grammar, word) : null;
  const positives = found.flatMap(({ headword }) => positivesOf(grammar, headword));
  const names = [...found, ...positives].map(nameOf);
  const irregular = [word, ...names].flatMap((name) => irregularLemmas.get(name) ?? []);
  const lemmas = [...names, ...irregular, ...(compound?.rest.map(({ headword }) => compound.first + headword) ?? [])];
  const weak = [...found.filter(({ negated }) => negated), ...(compound?.rest ?? [])].map(({ headword }) => headword);
  return { lemmas, weak, linked: lemmas.length > 0 && (!alone || found.length > own.length || irregular.length > 0) };
}

const nameOf = ({ headword, negated }: Lemma): string => negated ?? headword;
