import { dayKey } from '../i18n/dates.ts';

const hourMs = 3_600_000;

/** The instant at which a day (`2026-11-26`) begins in a zone, whatever its clocks do that night. */
export function startOfDay(day: string, zone: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let at = noon - 30 * hourMs;
  while (dayKey(new Date(at), zone) < day && at < noon + 30 * hourMs) at += hourMs / 4;
  return new Date(at).toISOString();
}
