import { Temporal } from 'temporal-polyfill';

/** A change of a zone's clocks: `wall` is the local time it happens at, before the change (RFC 5545 §3.6.5). */
export type Transition = { at: number; wall: string; from: number; to: number };

/** The years a block must be right for; fixed, so that the same zone always gives the same bytes. */
export const firstYear = 2000;
export const lastYear = 2040;

/** Changes of the UTC offset, in order; offsets in minutes. */
export function transitionsOf(zone: string): Transition[] {
  const found: Transition[] = [];
  const end = Date.UTC(lastYear + 1, 0, 1);
  let moment = Temporal.Instant.fromEpochMilliseconds(Date.UTC(firstYear, 0, 1)).toZonedDateTimeISO(zone);
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return found;
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 60e9;
    const to = next.offsetNanoseconds / 60e9;
    const wall = new Date(next.epochMilliseconds + before * 60_000).toISOString().slice(0, 19);
    if (before !== to) found.push({ at: next.epochMilliseconds, wall, from: before, to });
    moment = next;
  }
}

/** Minutes ahead of UTC at an instant. */
export function offsetAt(zone: string, epoch: number): number {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}
