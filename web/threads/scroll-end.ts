import { createEffect, createSignal, on } from 'solid-js';
import type { Spaces } from './scroll-spaces.ts';
import type { ScrollWatch } from './scroll-watch.ts';

/** Nearer to the end than the first the reader follows what comes; nearer than the second nothing may push them off. */
const [nearPx, atPx] = [120, 8];
/** So many new lines are added at the end; for more the page starts there anew. */
const fewLines = 20;

export type End = ReturnType<typeof createEnd>;

/** The end of the thread: whether the reader stands there, and staying there while messages come. */
export function createEnd({ slice, isNewest }: ScrollWatch, { renew }: Spaces) {
  const [isNear, setIsNear] = createSignal(true);
  let [near, at] = [false, false];
  const page = () => document.scrollingElement ?? document.documentElement;
  const fromEnd = () => page().scrollHeight - page().scrollTop - window.innerHeight;
  const down = () => window.scrollTo({ top: page().scrollHeight });
  createEffect(
    on(slice.items, () => {
      if (!near || !isNewest() || slice.waiting('newer') === 0) return;
      slice.move('newer', slice.waiting('newer'));
      at = true;
    }),
  );
  return {
    isNear,
    /** Notes how far the end is; `moved` when the reader has gone there, or away. */
    look(moved: boolean): void {
      const px = fromEnd();
      setIsNear(px < nearPx);
      if (!moved) return;
      const whole = isNewest() && slice.waiting('newer') === 0;
      near = whole && px < nearPx;
      at = whole && px < atPx;
    },
    /** Goes to the end if the reader stood there; says whether they did. */
    follow(): boolean {
      if (at) down();
      return at;
    },
    /** Goes to the end of what is loaded. */
    go(): void {
      const waiting = slice.waiting('newer');
      if (waiting > fewLines) {
        slice.goTo('newest');
        renew();
      } else slice.move('newer', waiting);
      near = isNewest();
      at = near;
      down();
    },
  };
}
