import { isStricter } from '../../shared/labels.ts';
import type { Quote, SendOptions } from '../../shared/threads/schema.ts';

/** What stands in the composer: the text, what it answers and how it is to be sent. */
export type Written = SendOptions & { body: string; quote: Quote | null };
export const nothingWritten: Written = { body: '', quote: null, label: null, readers: [], asks: false };

type Sides = Record<'mine' | 'base' | 'theirs', Written>;

const keyOf = ({ body, quote, label, readers, asks }: Written) =>
  JSON.stringify([body, quote?.messageId, label, [...readers].sort(), asks]);
export const isSameWriting = (a: Written, b: Written): boolean => keyOf(a) === keyOf(b);

/**
 * What stands in the composer when this device and another one wrote: whichever did not change gives way. Where both did no
 * word is lost, and nobody reads it whom either left out. `base` is what both began with.
 */
export function mergeUnsent({ mine, base, theirs }: Sides): Written {
  if (isSameWriting(theirs, base)) return mine;
  if (isSameWriting(mine, base)) return theirs;
  const quote = mine.quote?.messageId === base.quote?.messageId ? theirs.quote : mine.quote;
  return { ...narrower(mine, theirs), quote, body: mergeText(mine.body, base.body, theirs.body) };
}

function mergeText(mine: string, base: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base || theirs.includes(mine)) return theirs;
  return mine.includes(theirs) ? mine : `${theirs}\n\n${mine}`;
}

function narrower(a: SendOptions, b: SendOptions): SendOptions {
  const isA = a.label !== null && (b.label === null || isStricter(a.label, b.label));
  const [{ label, readers }, other] = isA ? [a, b] : [b, a];
  const both = label === other.label ? readers.filter((id) => other.readers.includes(id)) : readers;
  return { label, readers: both, asks: a.asks || b.asks };
}
