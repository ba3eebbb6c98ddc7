import { batch } from 'solid-js';
import { isInUse } from './scroll-rows.ts';
import type { Edge, Slice } from './scroll-slice.ts';

/** What adding lines may take of a frame of 16 ms: below the first more are added at once, above the second fewer. */
const [quickMs, slowMs] = [4, 9];
const mostAtOnce = 12;
/** So many at the least when less than a screen is ready: a slow frame is better than an empty one. */
const urgentLines = 6;
/** Screens that are kept ready before and behind the reader, and what a quick movement adds to them. */
const readyScreens = 1.5;
const [framesAhead, mostAheadPx] = [8, 4_000];

/** Adds and removes lines a few at a time, so that a few screens before and behind the reader are ready and the rest is not there. */
export function createLines(slice: Slice) {
  let atOnce = 4;
  let lastY = window.scrollY;

  /** How much should be ready at either end; more where the reader is heading. */
  function wantedPx(): Record<Edge, number> {
    const speed = window.scrollY - lastY;
    lastY = window.scrollY;
    const ahead = (pace: number) =>
      window.innerHeight * readyScreens + Math.max(0, Math.min(pace * framesAhead, mostAheadPx));
    return { older: ahead(-speed), newer: ahead(speed) };
  }

  const add = (edge: Edge, readyPx: number) =>
    slice.move(edge, readyPx < window.innerHeight ? Math.max(urgentLines, atOnce) : atOnce);

  return {
    /** One step nearer to what should be there; false when nothing is left to do. */
    turn: (list: HTMLElement): boolean => {
      const stood = list.contains(document.activeElement);
      const turned = batch(() => {
        const { top, bottom } = list.getBoundingClientRect();
        const ready = { older: -top, newer: bottom - window.innerHeight };
        const wanted = wantedPx();
        const edges: Edge[] = wanted.older > wanted.newer ? ['older', 'newer'] : ['newer', 'older'];
        const spare = edges.find((edge) => ready[edge] > 2 * wanted[edge]);
        const count = spare ? countSpare(list, spare, wanted[spare], 2 * Math.max(atOnce, urgentLines)) : 0;
        const added = edges.some((edge) => ready[edge] < wanted[edge] && add(edge, ready[edge]));
        return (spare !== undefined && count > 0 && slice.move(spare, -count)) || added;
      });
      // Who stood with the keyboard in a line that has gone stands on the list.
      if (stood && !list.contains(document.activeElement)) list.focus({ preventScroll: true });
      return turned;
    },
    /** How long the last step took: the next one adds more lines, or fewer. */
    tune(tookMs: number): void {
      if (tookMs > slowMs) atOnce = Math.max(1, Math.floor(atOnce / 2));
      else if (tookMs < quickMs) atOnce = Math.min(mostAtOnce, atOnce + 1);
    },
  };
}

/** How many rows, `most` at the most, may go at an end so that `keptPx` stay ready there. */
function countSpare(list: HTMLElement, edge: Edge, keptPx: number, most: number): number {
  const rows = [...list.children];
  if (edge === 'newer') rows.reverse();
  const readyFrom = (row: Element) => {
    const { top, bottom } = row.getBoundingClientRect();
    return edge === 'older' ? -top : bottom - window.innerHeight;
  };
  for (let count = 0; count < most; count += 1) {
    const [row, next] = [rows[count], rows[count + 1]];
    if (!row || !next || readyFrom(next) < keptPx || isInUse(row)) return count;
  }
  return most;
}
