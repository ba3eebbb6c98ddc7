const dayMs = 86_400_000;
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const typedDay = /^(\d{1,2})[ ./-]+(\d{1,2})(?:[ ./-]+(\d{4}|\d{2}))?[ .r]*$/;

/**
 * Reads a day as people type it: "30.11.2026", "30/11/26", "30 11", "3.1." or "2026-11-30".
 * Without a year it is the next such day from `today` on. Days are `YYYY-MM-DD`, without a zone.
 */
export function parseDay(text: string, today: string): string | undefined {
  const iso = text.trim().match(isoDay);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed = text.trim().match(typedDay);
  if (!typed) return undefined;
  const [day, month] = [Number(typed[1]), Number(typed[2])];
  if (typed[3]) return makeDay(Number(typed[3].padStart(4, '20')), month, day);
  const year = Number(today.slice(0, 4));
  const first = makeDay(year, month, day);
  return first && first >= today ? first : makeDay(year + 1, month, day);
}

/** True for what is written as a day, also when the calendar has none such: "30.02.2027". */
export function isWrittenAsDay(text: string): boolean {
  return isoDay.test(text.trim()) || typedDay.test(text.trim());
}

/** "30.11.2026", or with another separator. */
export function writeDay(day: string, separator: string): string {
  return day.split('-').reverse().join(separator);
}

/** Reads a time as people type it: "9", "14:05", "14.05", "1405"; gives "09:00". */
export function parseTime(text: string): string | undefined {
  const typed = text.trim().match(/^(\d{1,2})(?:[:. ]?(\d{2}))?$/);
  const [hours, minutes] = [Number(typed?.[1]), Number(typed?.[2] ?? 0)];
  if (!typed || hours > 23 || minutes > 59) return undefined;
  return writeTime(hours * 60 + minutes);
}

/** The next quarter up or down, around midnight too. */
export function stepTime(time: string, direction: 1 | -1): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const quarters = (hours * 60 + minutes) / 15;
  const next = direction === 1 ? Math.floor(quarters) + 1 : Math.ceil(quarters) - 1;
  return writeTime(((next * 15) % 1440) + (next < 0 ? 1440 : 0));
}

export function addDays(day: string, count: number): string {
  return writeIso(Date.parse(day) + count * dayMs);
}

/** The same day of another month, or its last day when it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return writeIso(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** The weeks that hold a month, from Monday to Sunday. */
export function monthWeeks(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const end = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let monday = weekStart(first); monday < end; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** The Monday of the week of a day. */
export function weekStart(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function makeDay(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? writeIso(at.getTime()) : undefined;
}

const writeIso = (at: number) => new Date(at).toISOString().slice(0, 10);

function writeTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
