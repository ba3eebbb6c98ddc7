import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { TimelineItem } from './timeline.ts';

/** So many lines stand before and behind the one that is gone to. */
const around = 10;

/** A message by its number, the line at the first unread one, or the end. */
export type Place = number | 'unread' | 'newest';
export type Edge = 'older' | 'newer';
type End = { key: string; ordinal: number };
/** Around a place, until the reader moves; then between two lines, whatever is loaded before and behind them. */
export type Held = { around: Place } | { first: End; last: End };
/** Of the lines from `from` up to, not including, `to`. */
export type Bounds = { from: number; to: number };
export type Slice = ReturnType<typeof createSlice>;

/**
 * The lines that stand on the page, of all that are loaded: a few screens around the reader. `last` is the number of the
 * thread's newest message.
 */
export function createSlice(items: Accessor<readonly TimelineItem[]>, last: Accessor<number>, start: Place) {
  const [held, setHeld] = createSignal<Held>({ around: start });
  const bounds = createMemo(() => boundsOf(items(), held()), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to,
  });
  const hold = (next: Bounds) => setHeld(heldAt(items(), next));
  const shown = createMemo(() => items().slice(bounds().from, bounds().to));

  /** Moves one end by so many lines, outwards when positive; says whether anything changed. */
  function move(edge: Edge, lines: number): boolean {
    const { from, to } = bounds();
    const next =
      edge === 'older'
        ? { from: Math.max(Math.min(from, firstSure(items())), Math.min(from - lines, to - 1)), to }
        : { from, to: Math.min(items().length, Math.max(to + lines, from + 1)) };
    if (next.from === from && next.to === to) return false;
    hold(next);
    return true;
  }

  return {
    items,
    shown,
    move,
    /** How many lines are shown. */
    size: () => bounds().to - bounds().from,
    /** How many loaded lines wait beyond an end. */
    waiting: (edge: Edge) => (edge === 'older' ? bounds().from : items().length - bounds().to),
    /** How many messages of the thread stand before and behind, loaded or not, and how many there are. */
    outside: createMemo(() => {
      const first = shown().find((item) => numbersOf(item));
      const final = shown().findLast((item) => numbersOf(item));
      const total = last();
      return {
        older: Math.max(0, ((first && numbersOf(first)?.first) ?? 1) - 1),
        newer: Math.max(0, total - ((final && numbersOf(final)?.last) ?? total)),
        total,
      };
    }),
    /** Whether a message is among the lines shown. */
    has: (ordinal: number): boolean =>
      shown().some((item) => {
        const numbers = numbersOf(item);
        return numbers !== undefined && numbers.first <= ordinal && ordinal <= numbers.last;
      }),
    /** Shows the lines around a place. */
    goTo: (place: Place): void => void setHeld({ around: place }),
    /** From now on what is shown stays, however much is loaded. */
    stay: (): void => void hold(bounds()),
  };
}

/** The first and the last number that a line stands for: a message, or several that went elsewhere. */
export function numbersOf(item: TimelineItem): { first: number; last: number } | undefined {
  if (item.kind === 'message' && !item.message.readers)
    return { first: item.message.ordinal, last: item.message.ordinal };
  if (item.kind !== 'trace') return undefined;
  const { messages } = item;
  return { first: messages[0]?.ordinal ?? 0, last: messages.at(-1)?.ordinal ?? 0 };
}

export function boundsOf(items: readonly TimelineItem[], held: Held): Bounds {
  if ('around' in held) return boundsAround(items, held.around);
  const from = indexOf(items, held.first, ({ last }) => last >= held.first.ordinal);
  const to = items.length - indexOf(items.toReversed(), held.last, ({ first }) => first <= held.last.ordinal);
  return from < to ? { from, to } : boundsAround(items, held.first.ordinal);
}

function boundsAround(items: readonly TimelineItem[], place: Place): Bounds {
  const at = indexAt(items, place);
  const from = Math.min(at, Math.max(firstSure(items), Math.min(at - around, items.length - 2 * around)));
  return { from, to: Math.min(items.length, from + 2 * around) };
}

/** The first line that stays as it is when older messages are loaded: whether the one before it begins a day is not known yet. */
function firstSure(items: readonly TimelineItem[]): number {
  const first = items.find((item) => numbersOf(item));
  return first && (numbersOf(first)?.first ?? 1) > 1 ? Math.min(2, items.length - 1) : 0;
}

function indexAt(items: readonly TimelineItem[], place: Place): number {
  if (place === 'newest') return items.length;
  const found =
    place === 'unread'
      ? items.findIndex((item) => item.kind === 'unread')
      : items.findIndex((item) => (numbersOf(item)?.last ?? 0) >= place);
  return found === -1 ? items.length : found;
}

/** A line by its key, else the first one whose numbers fit, else beyond the end. */
function indexOf(
  items: readonly TimelineItem[],
  { key }: End,
  fits: (numbers: { first: number; last: number }) => boolean,
): number {
  const known = items.findIndex((item) => item.key === key);
  if (known !== -1) return known;
  const near = items.findIndex((item) => {
    const numbers = numbersOf(item);
    return numbers !== undefined && fits(numbers);
  });
  return near === -1 ? items.length : near;
}

function heldAt(items: readonly TimelineItem[], { from, to }: Bounds): Held {
  const [first, last] = [items[from], items[to - 1]];
  if (!first || !last) return { around: 'newest' };
  const next = items.slice(from).find((item) => numbersOf(item));
  const previous = items.slice(0, to).findLast((item) => numbersOf(item));
  return {
    first: { key: first.key, ordinal: (next && numbersOf(next)?.first) ?? 0 },
    last: { key: last.key, ordinal: (previous && numbersOf(previous)?.last) ?? 0 },
  };
}
