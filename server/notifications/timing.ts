import { Temporal } from 'temporal-polyfill';
import type { MailSettings } from '../../shared/notifications/settings.ts';

const zoned = (epoch: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone);
const atHour = (date: Temporal.PlainDate, zone: string, hour: number) =>
  date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) }).epochMilliseconds;

/** The moment itself, or the end of the quiet hours that it falls into (epoch milliseconds). They may pass midnight. */
export function afterQuiet(epoch: number, quiet: MailSettings['quiet'], zone: string): number {
  if (!quiet || quiet.from === quiet.until) return epoch;
  const now = zoned(epoch, zone);
  const overnight = quiet.from > quiet.until;
  const late = now.hour >= quiet.from;
  const early = now.hour < quiet.until;
  if (overnight ? !late && !early : !late || !early) return epoch;
  const day = now.toPlainDate();
  return atHour(overnight && late ? day.add({ days: 1 }) : day, zone, quiet.until);
}

/** The first chosen hour of a chosen day after this moment. */
function nextHour(epoch: number, settings: MailSettings, zone: string): number {
  const today = zoned(epoch, zone).toPlainDate();
  const hours = settings.digestHours.toSorted((a, b) => a - b);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!settings.digestDays.includes(day.dayOfWeek)) continue;
    const next = hours.map((hour) => atHour(day, zone, hour)).find((at) => at > epoch);
    if (next !== undefined) return next;
  }
  return Number.POSITIVE_INFINITY;
}

type Span = { from: number; hour: number; at: number };
export type DigestClock = (epoch: number, settings: MailSettings, zone: string) => number;

/**
 * Answers when the digest comes that tells of something of a given moment: at the next chosen hour, moved out of the quiet
 * ones. Zones are slow to ask, and most people chose the same: what holds for a span of time is asked for once.
 */
export function createDigestClock(): DigestClock {
  const known = new Map<string, Span[]>();
  return (epoch, settings, zone) => {
    const { digestDays, digestHours, quiet } = settings;
    const key = JSON.stringify([zone, digestDays, digestHours, quiet]);
    const spans = known.get(key) ?? [];
    known.set(key, spans);
    const span = spans.find(({ from, hour }) => epoch >= from && epoch < hour);
    if (span) return span.at;
    const hour = nextHour(epoch, settings, zone);
    const at = Number.isFinite(hour) ? afterQuiet(hour, quiet, zone) : hour;
    spans.push({ from: epoch, hour, at });
    return at;
  };
}
