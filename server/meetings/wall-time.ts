const dayMs = 86_400_000;
const minuteMs = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DDTHH:MM` from what PostgreSQL or Temporal writes. */
export function toMinute(text: string): string {
  return text.slice(0, 16).replace(' ', 'T');
}

/** True when the calendar has this date and the zone's clocks show this time: not 30 February, not in a DST gap. */
export function existsIn(local: string, zone: string): boolean {
  return localOf(epochOf(local, zone), zone) === toMinute(local);
}

/**
 * The instant of a wall time in epoch milliseconds: of two equal ones the first (RFC 5545 §3.3.5), and one that clocks
 * skip by the offset before. By `Intl`, a hundred times as fast as the Temporal polyfill; a test holds the two together.
 */
export function epochOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`);
  const before = offsetAt(wall - dayMs, zone);
  const after = offsetAt(wall + dayMs, zone);
  if (before === after) return wall - before;
  const real = [wall - before, wall - after].filter((epoch) => epoch + offsetAt(epoch, zone) === wall);
  return real.length > 0 ? Math.min(...real) : wall - before;
}

/** The wall time of an instant, to the minute. */
export function localOf(epoch: number, zone: string): string {
  return toMinute(new Date(epoch + offsetAt(epoch, zone)).toISOString());
}

export function toIso(epoch: number): string {
  return new Date(epoch).toISOString();
}

/** Milliseconds ahead of UTC: "GMT+05:45" is what `Intl` says. */
function offsetAt(epoch: number, zone: string): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(formatOf(zone).format(epoch)) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs;
  return sign === '-' ? -size : size;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, made);
  return made;
}
