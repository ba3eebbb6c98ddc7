import { createEffect, on, onCleanup, onMount } from 'solid-js';
import type { End } from './scroll-end.ts';
import { createLines } from './scroll-lines.ts';
import { firstRowBelow, lastNumberAbove, rowOf } from './scroll-rows.ts';
import type { Edge } from './scroll-slice.ts';
import type { Spaces } from './scroll-spaces.ts';
import type { Around, ScrollWatch } from './scroll-watch.ts';

/** So many loaded lines wait at either end, so that nobody waits for the server while scrolling. */
const linesAhead = 80;
/** After so long without movement the reader has come to rest where nothing is shown; or after so long in all. */
const [restMs, patienceMs] = [90, 300];

type EyeParts = {
  list: () => HTMLElement | undefined;
  spaces: Spaces;
  end: End;
  turnTo: (place: number) => Promise<void>;
};

/** Looks at the page once in a frame in which something moved: what is seen, what must be shown or loaded next. */
export function createEye(watch: ScrollWatch, { list, spaces, end, turnTo }: EyeParts) {
  const { slice } = watch;
  const lines = createLines(slice);
  const load = makeLoading(watch, spaces.keep);
  const lost = createLost(() => void land());
  let frame = 0;
  let open = false;
  let moved = true;

  function look(): void {
    frame = 0;
    end.look(moved);
    moved = false;
    const element = list();
    if (!open || !element) return;
    const first = firstRowBelow(element, 0);
    if (first && first.getBoundingClientRect().top <= window.innerHeight) lookAt(element, first);
    else lost.wait();
  }

  function lookAt(element: HTMLElement, first: HTMLElement): void {
    lost.found();
    spaces.hold(firstMessage(first));
    const seen = lastNumberAbove(element, window.innerHeight);
    if (seen !== undefined) watch.onSeen(seen);
    const began = performance.now();
    if (lines.turn(element)) {
      spaces.keep();
      lines.tune(performance.now() - began);
      lookSoon();
    }
    for (const edge of ['older', 'newer'] as const) if (slice.waiting(edge) < linesAhead) void load(edge);
  }

  /** The reader is where only room is, for instance by dragging the scrollbar: shows what belongs there. */
  async function land(): Promise<void> {
    const middle = window.innerHeight / 3;
    const ordinal = spaces.ordinalAt(middle);
    if (ordinal === undefined) return;
    const y = window.scrollY;
    await turnTo(ordinal);
    const element = list();
    const row = element && rowOf(element, ordinal);
    if (row && Math.abs(window.scrollY - y) < window.innerHeight) spaces.align(row, middle);
    look();
  }

  function lookSoon(): void {
    frame ||= requestAnimationFrame(look);
  }
  createEffect(on(slice.items, lookSoon));
  watchPage(lookSoon, () => {
    moved = true;
    lookSoon();
  });
  onCleanup(() => {
    cancelAnimationFrame(frame);
    lost.found();
  });
  return {
    look,
    lookSoon,
    /** From now on what is on the screen counts as seen. */
    open(): void {
      open = true;
      moved = true;
      look();
    },
  };
}

/** Days and lines between come and go; messages stay. */
function firstMessage(row: HTMLElement): HTMLElement {
  let next: Element | null = row;
  while (next instanceof HTMLElement && !next.dataset.ordinal) next = next.nextElementSibling;
  return next instanceof HTMLElement ? next : row;
}

/** Waits until the reader rests in an empty place, but not for ever. */
function createLost(land: () => void) {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  function found(): void {
    clearTimeout(rest);
    since = undefined;
  }
  return {
    found,
    wait(): void {
      since ??= performance.now();
      clearTimeout(rest);
      const left = since + patienceMs - performance.now();
      rest = setTimeout(
        () => {
          found();
          land();
        },
        Math.max(0, Math.min(restMs, left)),
      );
    },
  };
}

/** Loads at either end, one request at a time for each. */
function makeLoading({ slice, load }: ScrollWatch, keep: () => void) {
  const loading = new Set<Edge>();
  return async (edge: Edge): Promise<void> => {
    if (loading.has(edge)) return;
    loading.add(edge);
    const around: Around = (apply) => {
      apply();
      keep();
    };
    await load(edge, around, slice.size() + 4 * linesAhead).catch(() => undefined);
    loading.delete(edge);
  };
}

/** Calls back on every movement, and when the page is seen anew. */
function watchPage(onLook: () => void, onMove: () => void): void {
  onMount(() => {
    const stop = new AbortController();
    const options = { passive: true, signal: stop.signal };
    window.addEventListener('scroll', onMove, options);
    window.addEventListener('resize', onMove, options);
    document.addEventListener('visibilitychange', onLook, options);
    onCleanup(() => stop.abort());
  });
}
