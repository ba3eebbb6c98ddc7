import type { Answer } from '../../shared/meetings/schema.ts';
import type { Content } from './content.ts';
import { cleanText, type JComponent, type JProperty } from './serialise.ts';
import { isUtc } from './zone.ts';

export type Extras = { uid: string; content: Content; excluded: string[]; zone: string; answer: Answer | null };

// The order people expect when they read a feed; RFC 5545 leaves it open.
const order = [
  'uid',
  'dtstamp',
  'sequence',
  'status',
  'dtstart',
  'dtend',
  'rrule',
  'exdate',
  'recurrence-id',
  'summary',
];
const rank = ({ 0: name }: JProperty) => (order.indexOf(name) + order.length + 1) % (order.length + 1);

/**
 * What ical-generator 11.1.2 cannot write, or writes wrong: UID is escaped, URIs are not, EXDATE has DTSTART's
 * type and zone (it has none beside an RRULE given as text), and CONFERENCE exists (it takes only X- names).
 */
export function mendEvent([name, properties, components]: JComponent, extras: Extras): JComponent {
  const { uid, content, excluded, zone, answer } = extras;
  const kept = properties.filter((property) => !['uid', 'url', 'attach', 'exdate'].includes(property[0]));
  kept.push(['uid', {}, 'text', cleanText(uid)], ['url', {}, 'uri', content.url]);
  if (excluded.length > 0) kept.push(exdate(excluded, zone));
  if (content.conference) {
    kept.push(['conference', { feature: ['AUDIO', 'VIDEO'], label: 'Konsylium' }, 'uri', content.conference]);
  }
  if (answer === 'maybe') kept.push(['x-microsoft-cdo-busystatus', {}, 'text', 'TENTATIVE']);
  const sorted = kept.map((property, index) => ({ property, index, place: rank(property) }));
  sorted.sort((a, b) => a.place - b.place || a.index - b.index);
  return [name, sorted.map(({ property }) => property), components];
}

function exdate(originals: string[], zone: string): JProperty {
  const utc = isUtc(zone);
  const values = originals.map((original) => `${original}:00${utc ? 'Z' : ''}`);
  return ['exdate', utc ? {} : { tzid: zone }, 'date-time', ...values];
}
