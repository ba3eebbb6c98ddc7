import { type Grammar, type Lemma, lemmasOf } from './lemmas.ts';

const firstParts =
  'wideo cyber tele auto mikro makro mini mega super hiper anty kontr kontra ekstra arcy euro eko bio neuro psycho socjo foto radio moto elektro multi wielo współ pół międzyparlamento między śród ponad poza przeciw niby pseudo quasi meta inter intra trans ultra poli mono nano proto neo post przed nie wice eks geo hydro techno e agro info'
    .split(' ')
    .toSorted((a, b) => b.length - a.length);
const shortestRest = 4;

export type Compound = { first: string; rest: Lemma[] };

/** A word that no dictionary has, made of a common first part and a word that it has: cyberprzemoc, wideokonsultacja. */
export function splitCompound(grammar: Grammar, word: string): Compound | null {
  for (const first of firstParts) {
    if (!word.startsWith(first) || word.length < first.length + shortestRest) continue;
    const rest = lemmasOf(grammar, word.slice(first.length), false).filter(({ alone }) => !alone);
    if (rest.length > 0) return { first, rest };
  }
  return null;
}
