import { batch, createSignal, onCleanup } from 'solid-js';
import { createEnd } from './scroll-end.ts';
import { createEye } from './scroll-eye.ts';
import { firstRowBelow, rowOf } from './scroll-rows.ts';
import type { Place } from './scroll-slice.ts';
import { createSpaces } from './scroll-spaces.ts';
import type { Around, ScrollWatch } from './scroll-watch.ts';

export type Scroll = ReturnType<typeof createScroll>;

/** The window's scroll over a thread of any length: what is shown around the reader, what was seen, and staying at the end. */
export function createScroll(watch: ScrollWatch) {
  const { slice } = watch;
  const [list, setList] = createSignal<HTMLElement>();
  const spaces = createSpaces(list, slice);
  const turnTo = makeTurning(watch, spaces.renew);
  const end = createEnd(watch, spaces);
  const eye = createEye(watch, { list, spaces, end, turnTo });
  const resized = new ResizeObserver(() => {
    if (!end.follow()) spaces.keep();
    eye.lookSoon();
  });
  onCleanup(() => resized.disconnect());

  const rowAt = (ordinal: number) => {
    const element = list();
    return element && rowOf(element, ordinal);
  };
  /** The first row in sight. */
  const firstRow = () => {
    const element = list();
    return element && firstRowBelow(element, 0);
  };
  function put(row: HTMLElement): void {
    window.scrollTo({ top: row.getBoundingClientRect().top + window.scrollY - window.innerHeight / 4 });
  }

  return {
    /** The reader stands at the end of the thread. Reactive. */
    atEnd: end.isNear,
    above: spaces.above,
    below: spaces.below,
    /** The list of the messages. */
    setList(element: HTMLElement): void {
      setList(element);
      resized.observe(element);
    },
    /** Something else whose size moves the messages, or the end. */
    watchSize: (element: HTMLElement): void => resized.observe(element),
    toEnd: end.go,
    /** Loads the end and goes there. */
    async toNewest(): Promise<void> {
      await turnTo('newest');
      end.go();
    },
    /** Puts a message a quarter down the screen, and gives its row. */
    async goTo(ordinal: number): Promise<HTMLElement | undefined> {
      await turnTo(ordinal);
      const row = rowAt(ordinal);
      if (row) put(row);
      eye.look();
      return row;
    },
    firstRow,
    /** The number of the first message in sight. */
    firstOrdinal: (): number | undefined => {
      const row = firstRow();
      const number = row?.dataset.ordinal ?? (row?.nextElementSibling as HTMLElement | null)?.dataset.ordinal;
      return number === undefined ? undefined : Number(number);
    },
    /** Goes to where the visit begins; from now on what is on the screen counts as seen. */
    settle(place: Place): HTMLElement | undefined {
      // Twice: with what a row was supposed to take, then with what it takes.
      spaces.renew();
      spaces.renew();
      const row = typeof place === 'number' ? rowAt(place) : (list()?.querySelector<HTMLElement>('#nowe') ?? undefined);
      if (row) put(row);
      else end.go();
      eye.open();
      return row;
    },
  };
}

/** Shows the lines around a place that may not be loaded yet. */
function makeTurning({ slice, show }: ScrollWatch, renew: () => void) {
  return async (place: number | 'newest'): Promise<void> => {
    const around: Around = (apply) => {
      batch(() => {
        apply();
        slice.goTo(place);
      });
      renew();
    };
    await show(place, around).catch(() => undefined);
    const shown = place === 'newest' ? slice.waiting('newer') === 0 : slice.has(place);
    if (!shown) around(() => undefined);
  };
}
