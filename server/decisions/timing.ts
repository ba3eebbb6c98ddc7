import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../shared/errors.ts';

const yearMs = 366 * 86_400_000;

/** The instant of a wall time in a zone; refused when its clocks never show it. */
export function instantOf(local: string, timeZone: string): Date {
  try {
    const plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    const zoned = plain.toZonedDateTime(timeZone);
    if (!zoned.toPlainDateTime().equals(plain)) throw new AppError('meeting_time_missing');
    return new Date(zoned.epochMilliseconds);
  } catch {
    throw new AppError('meeting_time_missing');
  }
}

/** The year of an instant where the group lives. */
export function yearIn(at: Date, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).year;
}

/** Refuses a close that is not after the opening, not in the future, or more than a year away. */
export function checkTimes({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }): void {
  const [opens, closes, now] = [opensAt.getTime(), closesAt.getTime(), Date.now()];
  if (closes <= opens || closes <= now || closes > now + yearMs) throw new AppError('decision_times');
}

/** Refuses a day that the calendar does not have. */
export function checkDay(day: string | null): void {
  if (day === null) return;
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch {
    throw new AppError('invalid_input', { detail: 'reviewOn' });
  }
}
