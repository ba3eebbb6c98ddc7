import { localeTag, timeZone } from './locale.ts';

/** An instant: an ISO string as the server sends it, or a Date. */
export type Instant = string | Date;

const formats = new Map<string, Intl.DateTimeFormat>();

/** "czw., 26 listopada"; the year only when it is not this one. */
export function formatDate(at: Instant, zone = timeZone()): string {
  const date = format(at, zone, { weekday: 'short', day: 'numeric', month: 'long', ...yearUnlessThis(at, zone) });
  // English puts a comma there only with a year.
  return date.replace(/^(\w+),/, '$1');
}

/** "czwartek, 26 listopada 2026", for the head of a page. */
export function formatLongDate(at: Instant, zone = timeZone()): string {
  return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "26 lis 2026", for narrow cells and lists of dates. */
export function formatShortDate(at: Instant, zone = timeZone()): string {
  return format(at, zone, { day: 'numeric', month: 'short', ...yearUnlessThis(at, zone) });
}

/** "14:00", without a zone: only beside something that already names it. */
export function formatTime(at: Instant, zone = timeZone()): string {
  return format(at, zone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
}

/** "czw., 26 listopada, 14:00", and the zone when it is not the reader's. */
export function formatDateTime(at: Instant, zone = timeZone()): string {
  return `${formatDate(at, zone)}, ${formatTime(at, zone)}${zoneSuffix(at, zone)}`;
}

/** "14:00–15:30", and the zone when it is not the reader's. */
export function formatTimeRange(start: Instant, end: Instant, zone = timeZone()): string {
  return `${formatTime(start, zone)}–${formatTime(end, zone)}${zoneSuffix(start, zone)}`;
}

/** "czw., 26 listopada, 14:00–15:30"; over midnight both days are named. */
export function formatRange(start: Instant, end: Instant, zone = timeZone()): string {
  if (dayKey(start, zone) === dayKey(end, zone))
    return `${formatDate(start, zone)}, ${formatTimeRange(start, end, zone)}`;
  const from = `${formatDate(start, zone)}, ${formatTime(start, zone)}`;
  return `${from} – ${formatDate(end, zone)}, ${formatTime(end, zone)}${zoneSuffix(start, zone)}`;
}

/** The parts of a date box: weekday "czw.", day "26", month "lis". */
export function datePieces(at: Instant, zone = timeZone()): { weekday: string; day: string; month: string } {
  return {
    weekday: format(at, zone, { weekday: 'short' }),
    day: format(at, zone, { day: 'numeric' }),
    month: format(at, zone, { month: 'short' }),
  };
}

/** "listopad 2026", for the head of a month. */
export function formatMonth(at: Instant, zone = timeZone()): string {
  return format(at, zone, { month: 'long', year: 'numeric' });
}

/** The calendar day of an instant in a zone as `2026-11-26`: for grouping and comparing, not for people. */
export function dayKey(at: Instant, zone = timeZone()): string {
  return formatter('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** "czas: Nowy Jork", or nothing when the clocks of the zone and the reader agree at that instant. */
export function zoneName(at: Instant, zone: string): string {
  const parts = formatter(localeTag(), zone, { timeZoneName: 'shortGeneric' }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** True when clocks in the zone show something else than the reader's. */
export function differsFromReader(at: Instant, zone: string): boolean {
  return formatTime(at, zone) !== formatTime(at) || dayKey(at, zone) !== dayKey(at);
}

function zoneSuffix(at: Instant, zone: string): string {
  return differsFromReader(at, zone) ? `, ${zoneName(at, zone)}` : '';
}

function yearUnlessThis(at: Instant, zone: string): Intl.DateTimeFormatOptions {
  return dayKey(at, zone).slice(0, 4) === dayKey(new Date(), zone).slice(0, 4) ? {} : { year: 'numeric' };
}

function format(at: Instant, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(localeTag(), zone, options).format(new Date(at));
}

function formatter(tag: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}
