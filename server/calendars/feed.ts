import type { FeedEntry, FeedView } from './content.ts';
import { cancelledDays, isExpired } from './event.ts';
import { createFragmentCache } from './fragments.ts';
import { type JProperty, serialiseProperties } from './serialise.ts';
import { feedTexts } from './texts.ts';
import { timeZoneBlock } from './zone.ts';

/** Days that a meeting stays in feeds after it has ended. */
export const pastDays = 180;
const dayMs = 86_400_000;
/** A feed without events still needs a component (RFC 5545 §3.6). */
const homeZone = 'Europe/Warsaw';

export type FeedSource = {
  id: string;
  title: string | null;
  url: string;
  timeZone: string;
  view: FeedView;
  entries: (FeedEntry & { endsAt: number | null })[];
};
/** `expiresAt` is when time alone changes the text: a cancellation leaves, a meeting is past. */
export type BuiltFeed = { text: string; expiresAt: number };

const fragments = createFragmentCache();

/** The bytes of a feed as text, the same for the same source: events by their cached fragments, zones once each. */
export function buildFeed(source: FeedSource, now: number): BuiltFeed {
  const entries = source.entries.filter((entry) => leavesAt(entry) > now);
  const parts = entries.map((entry) => fragments.get(entry, source.view, now));
  const zones = [...new Set(parts.map((part) => part.zone))].sort();
  const blocks = zones.map(timeZoneBlock).join('');
  const body = parts.map((part) => part.text).join('');
  const head = `BEGIN:VCALENDAR\r\n${serialiseProperties(calendarProperties(source))}`;
  const text = `${head}${blocks || body ? blocks : timeZoneBlock(homeZone)}${body}END:VCALENDAR\r\n`;
  return { text, expiresAt: Math.min(...entries.map((entry) => nextChange(entry, now))) };
}

function calendarProperties({ id, title, url, timeZone, view }: FeedSource): JProperty[] {
  const texts = feedTexts[view.locale];
  const name = `Konsylium: ${title ?? texts.mine}`;
  return [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Konsylium//Konsylium//PL'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', 'PUBLISH'],
    ['uid', {}, 'text', id],
    ['name', {}, 'text', name],
    ['x-wr-calname', {}, 'text', name],
    ['description', {}, 'text', texts.about],
    ['x-wr-caldesc', {}, 'text', texts.about],
    ['x-wr-timezone', {}, 'text', timeZone],
    ['refresh-interval', {}, 'duration', 'PT1H'],
    ['x-published-ttl', {}, 'duration', 'PT1H'],
    ['source', {}, 'uri', url],
    ['url', {}, 'uri', `${view.publicUrl}/kalendarz`],
    ['color', {}, 'text', 'teal'],
  ];
}

function leavesAt({ meeting, endsAt }: FeedSource['entries'][number]): number {
  const past = endsAt === null ? Number.POSITIVE_INFINITY : endsAt + pastDays * dayMs;
  if (!meeting.cancelledAt) return past;
  return Math.min(past, Date.parse(meeting.cancelledAt) + cancelledDays * dayMs);
}

function nextChange(entry: FeedSource['entries'][number], now: number): number {
  const pending = entry.meeting.exceptions.filter((exception) => !exception.start && !isExpired(exception, now));
  const moments = pending.map(({ changedAt }) => Date.parse(changedAt) + cancelledDays * dayMs);
  return Math.min(leavesAt(entry), ...moments);
}
