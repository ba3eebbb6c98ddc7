import type { ExportPart } from '../../shared/exports/schema.ts';
import type { MessageSize } from '../threads/size-actions.ts';

/** A PDF of more takes too long and too much memory. A message holds 10,000 characters at the most. */
const [mostMessages, mostChars] = [1_000, 300_000];

/** The messages of a thread in as few parts as there may be, each fit for a PDF. */
export function cutParts(sizes: readonly MessageSize[]): ExportPart[] {
  const parts: (ExportPart & { messages: number; chars: number })[] = [];
  for (const { ordinal, chars } of sizes) {
    const last = parts.at(-1);
    if (last && last.messages < mostMessages && last.chars + chars <= mostChars) {
      last.to = ordinal;
      last.messages += 1;
      last.chars += chars;
    } else parts.push({ from: ordinal, to: ordinal, messages: 1, chars });
  }
  return parts.map(({ from, to }) => ({ from, to }));
}

/** Whether that stretch of a thread is fit for a PDF. */
export function fitsPdf(sizes: readonly MessageSize[], { from, to }: ExportPart): boolean {
  return cutParts(sizes.filter(({ ordinal }) => ordinal >= from && ordinal <= to)).length <= 1;
}
