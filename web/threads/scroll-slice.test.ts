import { describe, expect, it } from 'vitest';
import { type Bounds, boundsOf, type Held } from './scroll-slice.ts';
import type { TimelineItem } from './timeline.ts';

/** Messages numbered from `from` to `to`, a day before every tenth. */
function lines(from: number, to: number): TimelineItem[] {
  const items: TimelineItem[] = [];
  for (let ordinal = from; ordinal <= to; ordinal += 1) {
    if (ordinal % 10 === 0) items.push({ kind: 'day', key: `day ${ordinal}`, at: '' });
    const message = { ordinal, readers: null } as never;
    items.push({ kind: 'message', key: `m${ordinal}`, message, head: false, movedIn: false });
  }
  return items;
}

const ends = (items: readonly TimelineItem[], { from, to }: Bounds) => [items[from]?.key, items[to - 1]?.key];
const between = (first: number, last: number): Held => ({
  first: { key: `m${first}`, ordinal: first },
  last: { key: `m${last}`, ordinal: last },
});

describe('the lines that are shown', () => {
  it('stand around a place, at an end too', () => {
    const items = lines(1, 100);
    expect(ends(items, boundsOf(items, { around: 55 }))).toEqual(['m46', 'm63']);
    expect(ends(items, boundsOf(items, { around: 1 }))).toEqual(['m1', 'm19']);
    expect(ends(items, boundsOf(items, { around: 'newest' }))).toEqual(['m83', 'm100']);
    expect(ends(items, boundsOf(items, { around: 'unread' }))).toEqual(['m83', 'm100']);
  });

  it('stay the same while more is loaded before and behind them', () => {
    for (const items of [lines(41, 60), lines(1, 60), lines(41, 400)])
      expect(ends(items, boundsOf(items, between(45, 55)))).toEqual(['m45', 'm55']);
  });

  it('end at the nearest number when a line they began or ended with has gone', () => {
    const items = lines(1, 100).filter(({ key }) => key !== 'm45' && key !== 'm55');
    expect(ends(items, boundsOf(items, between(45, 55)))).toEqual(['m46', 'm54']);
  });

  it('are those around the place when all have gone', () => {
    const items = lines(200, 300);
    expect(ends(items, boundsOf(items, between(45, 55)))).toEqual(['m200', 'm218']);
  });

  it('leave out what older messages may change, unless it is the place', () => {
    const items = lines(200, 300);
    expect(ends(items, boundsOf(items, { around: 205 }))[0]).toBe('m201');
    expect(ends(items, boundsOf(items, { around: 200 }))[0]).toBe('m200');
  });

  it('are none where nothing is loaded', () => {
    expect(boundsOf([], between(45, 55))).toEqual({ from: 0, to: 0 });
    expect(boundsOf([], { around: 'newest' })).toEqual({ from: 0, to: 0 });
  });
});
