import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import type { MeetingException } from '../../shared/meetings/schema.ts';
import { isOriginal, lengthOf, spanOf, type Timing } from './occurrences.ts';
import { startsOnRule } from './recurrence.ts';
import { existsIn } from './wall-time.ts';

const longestMs = 14 * 86_400_000;

/**
 * Refuses a timing that programs would read differently: no such time or order, or a start off its own rule. Its zone has
 * gone through `spellTimeZone`.
 */
export function checkTiming(timing: Timing): void {
  const { start, end, timeZone, recurrence } = timing;
  if (!existsIn(start, timeZone) || !existsIn(end, timeZone)) throw new AppError('meeting_time_missing');
  const length = lengthOf(timing);
  if (length <= 0 || length > longestMs || end <= start) throw new AppError('meeting_ends_early');
  if (!recurrence) return;
  if (recurrence.until && !existsIn(`${recurrence.until}T00:00`, 'UTC')) throw new AppError('meeting_time_missing');
  if (recurrence.count && recurrence.until) throw new AppError('invalid_input', { detail: 'recurrence' });
  if (!startsOnRule({ start, timeZone, recurrence })) throw new AppError('meeting_off_rule');
}

/** The columns of a timing, with the span derived from it. */
export function toTimingColumns(timing: Timing) {
  const span = spanOf(timing);
  return {
    localStart: timing.start,
    localEnd: timing.end,
    timeZone: timing.timeZone,
    recurrence: timing.recurrence && JSON.stringify(timing.recurrence),
    firstStartsAt: new Date(span.startsAt),
    lastEndsAt: span.endsAt === null ? null : new Date(span.endsAt),
  };
}

/** The database keeps the keys of a rule in an order of its own. */
export function isSameTiming(a: Timing, b: Timing): boolean {
  const parts = ({ start, end, timeZone, recurrence }: Timing) => ({ start, end, timeZone, recurrence });
  return isDeepStrictEqual(parts(a), parts(b));
}

/**
 * The exceptions that still mean something after a change of the series: those whose day is still one of its days, under
 * their new original start. The others are gone with the occurrence they changed.
 */
export function keptExceptions(before: Timing, after: Timing): MeetingException[] {
  if (!after.recurrence) return [];
  return before.exceptions
    .map((exception) => ({ ...exception, original: exception.original.slice(0, 10) + after.start.slice(10) }))
    .filter((exception) => isOriginal(after, exception.original));
}
