import { createMemo, createSignal } from 'solid-js';
import type { Slice } from './scroll-slice.ts';

const usualRowPx = 110;
/** Room that at least stays for each message that is not shown yet, so that the scrollbar does not run out before the thread. */
const leastRowPx = 24;

export type Spaces = ReturnType<typeof createSpaces>;

/**
 * Empty room before and behind the lines that are shown, as high as the rest of the thread would be: so the scrollbar stands for the
 * whole thread, and what comes or goes before the reader's place takes from this room or gives to it instead of moving the text.
 */
export function createSpaces(list: () => HTMLElement | undefined, slice: Slice) {
  const [above, setAbove] = createSignal(0);
  const [rowPx, setRowPx] = createSignal(usualRowPx);
  let anchor: { row: HTMLElement; offset: number } | undefined;

  const topOf = (element: HTMLElement | undefined) => element?.getBoundingClientRect().top ?? 0;
  const offsetOf = (row: HTMLElement) => topOf(row) - topOf(list());

  /** Takes another height, as near to the one wanted as the messages before allow; what is missing is scrolled. */
  function change(wanted: number): void {
    const { older } = slice.outside();
    const fits = older === 0 ? wanted === 0 : wanted >= older * leastRowPx;
    const next = fits ? wanted : older * rowPx();
    setAbove(next);
    // Less than that is no move, but would end one that is under way.
    if (Math.abs(next - wanted) >= 0.5) window.scrollBy(0, next - wanted);
  }

  function measure(): void {
    const [first, last] = [list()?.firstElementChild, list()?.lastElementChild];
    const count = slice.shown().length;
    if (!first || !last || count < 12) return;
    const mean = (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / count;
    setRowPx((now) => (now === usualRowPx ? mean : (now + mean) / 2));
  }

  const below = createMemo(() => slice.outside().newer * rowPx());

  return {
    above,
    below,
    /** This row does not move, whatever happens before it. */
    hold(row: HTMLElement): void {
      anchor = { row, offset: offsetOf(row) };
    },
    /** Puts the row held back where it was. */
    keep(): void {
      if (!anchor?.row.isConnected) return;
      const offset = offsetOf(anchor.row);
      const moved = offset - anchor.offset;
      anchor.offset = offset;
      change(above() - moved);
    },
    /** The reader goes to another place: nothing is held, and the room is estimated anew. */
    renew(): void {
      anchor = undefined;
      // Before anything is measured: a page that is too short for a moment loses its place.
      setAbove(slice.outside().older * rowPx());
      measure();
    },
    /** Moves all lines so that a row stands that far from the top of the screen. */
    align(row: HTMLElement, top: number): void {
      anchor = undefined;
      change(above() + top - topOf(row));
    },
    /** The message that belongs to a height of the screen where there is only room. */
    ordinalAt(y: number): number | undefined {
      const box = list()?.getBoundingClientRect();
      if (!box) return undefined;
      const { older, newer, total } = slice.outside();
      const share = (part: number, whole: number) => Math.max(0, Math.min(1, part / Math.max(1, whole)));
      if (y < box.top && older > 0) return Math.ceil(older * share(y - box.top + above(), above())) || 1;
      if (y > box.bottom && newer > 0) return total - newer + (Math.ceil(newer * share(y - box.bottom, below())) || 1);
      return undefined;
    },
  };
}
