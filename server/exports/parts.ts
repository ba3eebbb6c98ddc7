import type { ExportPart } from '../../shared/exports/schema.ts';
import type { MessageSize } from '../threads/size-actions.ts';

/** A PDF of more takes too long and too much memory. A message holds 10,000 characters at the most. */
const [mostMessages, mostWork] = [1_000, 300_000];

/** In characters of plain text: a line takes as long to set as forty of them, a cell of a table as seventy. */
const workOf = ({ chars, lines, cells }: MessageSize): number => chars + 40 * lines + 70 * cells;

/** The messages of a thread in as few parts as there may be, each fit for a PDF. */
export function cutParts(sizes: readonly MessageSize[]): ExportPart[] {
  const parts: (ExportPart & { messages: number; work: number })[] = [];
  for (const size of sizes) {
    const { ordinal } = size;
    const work = workOf(size);
    const last = parts.at(-1);
    if (last && last.messages < mostMessages && last.work + work <= mostWork) {
      last.to = ordinal;
      last.messages += 1;
      last.work += work;
    } else parts.push({ from: ordinal, to: ordinal, messages: 1, work });
  }
  return parts.map(({ from, to }) => ({ from, to }));
}

/** Whether that stretch of a thread is fit for a PDF. */
export function fitsPdf(sizes: readonly MessageSize[], { from, to }: ExportPart): boolean {
  return cutParts(sizes.filter(({ ordinal }) => ordinal >= from && ordinal <= to)).length <= 1;
}
