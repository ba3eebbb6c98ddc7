import type { Meeting } from '../../shared/meetings/schema.ts';
import { lastStart, type Series, startsBetween } from './recurrence.ts';
import { epochOf, localOf } from './wall-time.ts';

export type Timing = Pick<Meeting, 'start' | 'end' | 'timeZone' | 'recurrence' | 'exceptions'>;
/** `original` is the wall start the rule gives: the name of the occurrence, and its RECURRENCE-ID. */
export type TimedOccurrence = {
  original: string;
  start: string;
  end: string;
  startsAt: number;
  endsAt: number;
  moved: boolean;
  cancelled: boolean;
};

/** Occurrences that overlap [from, to) in epoch milliseconds, in order; cancelled ones stay, marked. */
export function expand(timing: Timing, from: number, to: number): TimedOccurrence[] {
  const { series, exceptions, timeZone } = { ...timing, series: seriesOf(timing) };
  const length = lengthOf(timing);
  const starts = series ? startsBetween(series, from - length + 1, to) : [epochOf(timing.start, timeZone)];
  const byOriginal = new Map(exceptions.map((exception) => [exception.original, exception]));
  const regular = starts
    .map((startsAt) => plain(startsAt, startsAt + length, timeZone))
    .filter((occurrence) => byOriginal.get(occurrence.original)?.start == null)
    .map((occurrence) => ({ ...occurrence, cancelled: byOriginal.has(occurrence.original) }));
  return [...regular, ...movedOnes(timing)]
    .filter((occurrence) => occurrence.startsAt < to && occurrence.endsAt > from)
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** The span of everything the meeting ever occupies; `endsAt` is null for a series without an end. */
export function spanOf(timing: Timing): { startsAt: number; endsAt: number | null } {
  const series = seriesOf(timing);
  const first = epochOf(timing.start, timing.timeZone);
  const last = series ? lastStart(series) : first;
  const moved = movedOnes(timing);
  const startsAt = Math.min(first, ...moved.map((occurrence) => occurrence.startsAt));
  if (series && last === null) return { startsAt, endsAt: null };
  const ends = moved.map((occurrence) => occurrence.endsAt);
  return { startsAt, endsAt: Math.max((last ?? first) + lengthOf(timing), ...ends) };
}

/** True when the rule gives an occurrence at this wall start. */
export function isOriginal(timing: Timing, original: string): boolean {
  const series = seriesOf(timing);
  if (!series) return original === timing.start;
  const epoch = epochOf(original, timing.timeZone);
  return startsBetween(series, epoch, epoch + 1).some((start) => localOf(start, timing.timeZone) === original);
}

/** The wall start that the rule gives on the day of `named`: links keep leading there when the series got another hour. */
export function originalOn(timing: Timing, named: string): string | undefined {
  const original = named.slice(0, 10) + timing.start.slice(10);
  return isOriginal(timing, original) ? original : undefined;
}

const graceMs = 30 * 60_000;
const yearMs = 366 * 86_400_000;

/**
 * The occurrence that the rule puts on the day of `named`, moved or not; without `named` the one that is on, or ended less
 * than half an hour ago, or comes next, or was the last.
 */
export function toOccurrence(timing: Timing, named: string | undefined, now: number): TimedOccurrence | undefined {
  const held = (from: number, to: number) => expand(timing, from, to).filter((occurrence) => !occurrence.cancelled);
  if (named === undefined) return held(now - graceMs, now + yearMs)[0] ?? held(now - yearMs, now).at(-1);
  const original = originalOn(timing, named);
  if (original === undefined) return undefined;
  const startsAt = epochOf(original, timing.timeZone);
  const moved = movedOnes(timing).find((occurrence) => occurrence.original === original);
  if (moved) return moved;
  const cancelled = timing.exceptions.some((exception) => exception.original === original);
  return { ...plain(startsAt, startsAt + lengthOf(timing), timing.timeZone), cancelled };
}

/** Every occurrence lasts exactly as long as the first (RFC 5545 §3.8.5.3). */
export function lengthOf({ start, end, timeZone }: Timing): number {
  return epochOf(end, timeZone) - epochOf(start, timeZone);
}

function seriesOf({ start, timeZone, recurrence }: Timing): Series | undefined {
  return recurrence ? { start, timeZone, recurrence } : undefined;
}

function plain(startsAt: number, endsAt: number, zone: string): TimedOccurrence {
  const original = localOf(startsAt, zone);
  return { original, start: original, end: localOf(endsAt, zone), startsAt, endsAt, moved: false, cancelled: false };
}

function movedOnes({ exceptions, timeZone }: Timing): TimedOccurrence[] {
  return exceptions.flatMap(({ original, start, end }) =>
    start && end
      ? [
          {
            original,
            start,
            end,
            startsAt: epochOf(start, timeZone),
            endsAt: epochOf(end, timeZone),
            moved: true,
            cancelled: false,
          },
        ]
      : [],
  );
}
