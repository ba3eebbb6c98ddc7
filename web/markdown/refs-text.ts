import { chipPattern, mentionPattern } from '../../shared/markdown/refs.ts';

/** What short names in a text stand for: `@[name]` → `(member:id)`. */
export type Refs = ReadonlyMap<string, string>;

const token = /[@#]\[[^[\]\n]{1,200}\](?!\()/g;

/** A stored text as it is written by hand: names without addresses, which are kept aside. */
export function collapseRefs(
  body: string,
  titleOf: (kind: string, id: string) => string = () => '',
): { text: string; refs: Refs } {
  const refs = new Map<string, string>();
  const short = (sign: '@' | '#') => (_: string, said: string, kind: string, id: string) => {
    const name = said || titleOf(kind, id) || kind;
    return addRef(refs, sign, { name, target: `(${kind}:${id})` });
  };
  const text = body.replace(mentionPattern(), short('@')).replace(chipPattern(), short('#'));
  return { text, refs };
}

/** The text as it is stored. Names that nobody chose stay words. */
export function expandRefs(text: string, refs: Refs): string {
  return text.replace(token, (found) => `${found}${refs.get(found) ?? ''}`);
}

/** Keeps what a name stands for; returns the name to write, made different where it stands for something else already. */
export function addRef(
  refs: Map<string, string>,
  sign: '@' | '#',
  { name, target }: { name: string; target: string },
): string {
  const clean = name
    .replace(/[[\]\n]/g, ' ')
    .trim()
    .slice(0, 190);
  for (let n = 1; ; n += 1) {
    const short = `${sign}[${clean}${n > 1 ? ` (${n})` : ''}]`;
    const known = refs.get(short);
    if (known !== undefined && known !== target) continue;
    refs.set(short, target);
    return short;
  }
}
