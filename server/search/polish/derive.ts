import { fold } from './fold.ts';
import { type Grammar, type Lemma, lemmasOf } from './lemmas.ts';

/** What the dictionary lists as words of their own although a rule makes them: pisząc, zrobiwszy, najnowszy, nowszy, ładniej. */
export function derivedLemmas(grammar: Grammar, word: string, loosely: boolean): Lemma[] {
  const known = basesOf(word).flatMap((base) => lemmasOf(grammar, base, loosely));
  return [...known, ...positivesOf(grammar, word)];
}

function basesOf(word: string): string[] {
  const plain = fold(word);
  if (plain.startsWith('naj') && plain.length > 7) return [word.slice(3)];
  if (plain.endsWith('wszy') || plain.endsWith('lszy')) return [`${word.slice(0, -4)}ł`];
  if (plain.endsWith('ac')) return [word.slice(0, -1)];
  if (plain.endsWith('iej')) return [word.slice(0, -1)];
  return [];
}

/** How a comparative ends, and what may stand there in the positive; marks left out. */
const degrees: [RegExp, string[]][] = [
  [/rzejszy$/, ['ry']],
  [/iejszy$/, ['y', 'i', 'ny']],
  [/ejszy$/, ['y']],
  [/zszy$/, ['gi', 'zki', 'zy', 'ski']],
  [/nszy$/, ['ni', 'nki', 'ny']],
  [/([^z])szy$/, ['$1y', '$1ki', '$1oki', '$1eki', '$1i']],
];

/** The adjective of which this is the headword of the comparative or the superlative. */
export function positivesOf({ dictionary }: Grammar, headword: string): Lemma[] {
  const plain = fold(headword).replace(/^naj/, '');
  const degree = plain.endsWith('szy') ? degrees.find(([ending]) => ending.test(plain)) : undefined;
  if (!degree) return [];
  const found: Lemma[] = [];
  for (const ending of degree[1]) {
    dictionary.lookUp(plain.replace(degree[0], ending), '', (positive, flags) => {
      if (flags.includes('X')) found.push({ headword: positive, negated: null, alone: false });
    });
  }
  return found;
}
