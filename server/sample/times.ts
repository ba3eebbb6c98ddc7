import type { Temporal } from 'temporal-polyfill';

/** Where the sample team lives. */
export const sampleZone = 'Europe/Warsaw';

/** `days` from today at a wall time, in the team's zone. */
export function dayAt(days: number, time: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return now.toPlainDate().add({ days }).toZonedDateTime({ timeZone: sampleZone, plainTime: time });
}

/** The next half hour that leaves a little time; late in the evening, tomorrow at ten. */
export function soon(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (now.hour >= 22) return dayAt(1, '10:00', now);
  const rounded = now
    .add({ minutes: 10 })
    .round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' });
  return rounded;
}

/** Wall time as meetings keep it, `YYYY-MM-DDTHH:MM`. */
export const toLocal = (time: Temporal.ZonedDateTime): string =>
  time.toPlainDateTime().toString({ smallestUnit: 'minute' });
