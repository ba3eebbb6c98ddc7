import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DDTHH:MM` from what PostgreSQL or Temporal writes. */
export function toMinute(text: string): string {
  return text.slice(0, 16).replace(' ', 'T');
}

/** True for a zone that Temporal knows by a region's name, or UTC. Offsets such as `+02:00` have no rules and are refused. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** True when the calendar has this date and the zone's clocks show this time: not 30 February, not in a DST gap. */
export function existsIn(local: string, zone: string): boolean {
  try {
    const plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    return plain.toZonedDateTime(zone).toPlainDateTime().equals(plain);
  } catch {
    return false;
  }
}

/** The instant of a wall time in epoch milliseconds; of two equal ones the first (RFC 5545 §3.3.5). */
export function epochOf(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The wall time of an instant, to the minute. */
export function localOf(epoch: number, zone: string): string {
  return toMinute(Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toPlainDateTime().toString());
}

export function toIso(epoch: number): string {
  return new Date(epoch).toISOString();
}
