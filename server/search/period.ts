import { Temporal } from 'temporal-polyfill';

export type Period = { from: Date; to: Date };

const relative: Record<string, number> = { dzis: 0, dziś: 0, dzisiaj: 0, today: 0, wczoraj: -1, yesterday: -1 };

/** A day, month or year in somebody's zone: 2026-11-22, 22.11.2026, 2026-11, 11.2026, 2026, dziś, wczoraj. */
export function readPeriod(text: string, timeZone: string, now: Date): Period | null {
  const days = relative[text.toLowerCase()];
  if (days !== undefined) {
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
    return span(today.add({ days }), { days: 1 }, timeZone);
  }
  const parts = partsOf(text);
  if (!parts) return null;
  const { year, month, day } = parts;
  try {
    const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' });
    return span(first, day ? { days: 1 } : month ? { months: 1 } : { years: 1 }, timeZone);
  } catch {
    return null;
  }
}

function partsOf(text: string): { year: number; month?: number; day?: number } | null {
  const backwards = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(text);
  if (backwards) return toParts(backwards[3], backwards[2], backwards[1]);
  const forwards = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  return forwards ? toParts(forwards[1], forwards[2], forwards[3]) : null;
}

const toParts = (year?: string, month?: string, day?: string) => ({
  year: Number(year),
  ...(month ? { month: Number(month) } : {}),
  ...(day ? { day: Number(day) } : {}),
});

function span(first: Temporal.PlainDate, length: Temporal.DurationLike, timeZone: string): Period {
  const toDate = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: toDate(first), to: toDate(first.add(length)) };
}
