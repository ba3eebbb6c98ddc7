import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Meeting, Recurrence, Weekday } from '../../shared/meetings/schema.ts';
import { weekdays } from '../../shared/meetings/schema.ts';
import { epochOf } from './wall-time.ts';

export type Series = Pick<Meeting, 'start' | 'timeZone'> & { recurrence: Recurrence };

/** The RRULE value (RFC 5545 §3.3.10). The last day of `until` counts whole; with a TZID, UNTIL is UTC. */
export function toRecurrenceRule({ recurrence, timeZone }: Series): string {
  const { frequency, interval, count, until } = recurrence;
  const days =
    frequency === 'weekly' ? inOrder(recurrence.weekdays).join(',') : `${recurrence.nth}${recurrence.weekday}`;
  const parts = [`FREQ=${frequency.toUpperCase()}`, ...(interval > 1 ? [`INTERVAL=${interval}`] : []), `BYDAY=${days}`];
  if (frequency === 'weekly') parts.push('WKST=MO');
  if (count) parts.push(`COUNT=${count}`);
  else if (until) parts.push(`UNTIL=${utcOf(epochOf(`${until}T23:59:59`, timeZone))}`);
  return parts.join(';');
}

/** True when the first occurrence lies where the rule puts one; else clients disagree about DTSTART. */
export function startsOnRule({ start, recurrence }: Series): boolean {
  const date = Temporal.PlainDate.from(start.slice(0, 10));
  if (recurrence.until && recurrence.until < start.slice(0, 10)) return false;
  const day = weekdayOf(date);
  if (recurrence.frequency === 'weekly') return recurrence.weekdays.includes(day);
  const nth = recurrence.nth === -1 ? isLastOfMonth(date) : Math.ceil(date.day / 7) === recurrence.nth;
  return nth && recurrence.weekday === day;
}

/** Starts in epoch milliseconds, `from` ≤ start < `to`; wall times that a DST gap skips neither occur nor count. */
export function startsBetween(series: Series, from: number, to: number): number[] {
  const last = new Date(to - 1);
  if (last.getTime() < from) return [];
  return ruleOf(series)
    .between(new Date(from), last, true)
    .map((start) => start.epochMilliseconds);
}

/** The last start, or null for a series without an end. */
export function lastStart(series: Series): number | null {
  if (!series.recurrence.count && !series.recurrence.until) return null;
  const far = new Date(epochOf(series.start, series.timeZone) + 200 * 366 * 86_400_000);
  return ruleOf(series).previous(far, true)?.epochMilliseconds ?? null;
}

function ruleOf(series: Series): RRuleTemporal {
  const { start, timeZone } = series;
  const key = `${start} ${timeZone} ${toRecurrenceRule(series)}`;
  const known = rules.get(key);
  if (known) return known;
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${toRecurrenceRule(series)}`,
    dtstart: Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone),
    tzid: timeZone,
  });
  if (rules.size >= 1_000) rules.clear();
  rules.set(key, rule);
  return rule;
}
const rules = new Map<string, RRuleTemporal>();

function inOrder(days: Weekday[]): Weekday[] {
  return weekdays.filter((day) => days.includes(day));
}

function weekdayOf(date: Temporal.PlainDate): Weekday {
  return weekdays[date.dayOfWeek - 1] ?? 'MO';
}

function isLastOfMonth(date: Temporal.PlainDate): boolean {
  return date.day + 7 > date.daysInMonth;
}

function utcOf(epoch: number): string {
  return new Date(epoch).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}
