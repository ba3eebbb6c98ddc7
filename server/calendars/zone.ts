import ICAL from 'ical.js';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { type JComponent, type JProperty, parseComponent, serialiseComponent } from './serialise.ts';
import { firstYear, lastYear, offsetAt, type Transition, transitionsOf } from './transitions.ts';

const blocks = new Map<string, string>();
/** The library writes to the console when asked for any other. */
const inLibrary = new Set([tzlib_get_timezones()].flat());

/** The whole VTIMEZONE of an IANA zone, or nothing for UTC, which needs none. */
export function timeZoneBlock(zone: string): string {
  const known = blocks.get(zone);
  if (known !== undefined) return known;
  const block = isUtc(zone) ? '' : (libraryBlock(zone) ?? builtBlock(zone));
  blocks.set(zone, block);
  return block;
}

/** True for UTC under any of its names in the IANA database; its times are written with a Z. */
export function isUtc(zone: string): boolean {
  return /^(Etc\/)?(UTC|UCT|Zulu|Universal|Greenwich|GMT([+-]?0)?)$/i.test(zone);
}

/** The library's compact block with its yearly rules, where it agrees with the zone's real transitions. */
export function libraryBlock(zone: string): string | undefined {
  const block = renamedBlock(zone);
  return block && agrees(zone, block) ? block : undefined;
}

/** The library's block as it is, but under the name asked for: for a link it has that of the zone linked to. */
export function renamedBlock(zone: string): string | undefined {
  if (!inLibrary.has(zone)) return undefined;
  const [source] = tzlib_get_ical_block(zone);
  if (!source?.startsWith('BEGIN:VTIMEZONE')) return undefined;
  const [name, properties, observances] = parseComponent(source);
  const others = properties.filter(([property]) => !['tzid', 'x-lic-location', 'last-modified'].includes(property));
  return serialiseComponent([name, [...namesOf(zone), ...others], observances]);
}

/** A block that lists every transition of the years it covers. */
export function builtBlock(zone: string): string {
  const transitions = transitionsOf(zone);
  const first = offsetAt(zone, Date.UTC(firstYear, 0, 1));
  const kinds = Map.groupBy(transitions, ({ from, to }) => `${from} ${to}`);
  const observances = [...kinds.values()].map((group) => observance(group));
  const base = observance([{ at: 0, wall: '1970-01-01T00:00:00', from: first, to: first }]);
  return serialiseComponent(['vtimezone', namesOf(zone), [base, ...observances]]);
}

function namesOf(zone: string): JProperty[] {
  return [
    ['tzid', {}, 'text', zone],
    ['x-lic-location', {}, 'unknown', zone],
  ];
}

function observance(group: Transition[]): JComponent {
  const [first] = group;
  if (!first) throw new Error('An observance needs an onset');
  const properties: JProperty[] = [
    ['dtstart', {}, 'date-time', first.wall],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(first.from)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(first.to)],
    ['tzname', {}, 'text', offsetText(first.to)],
    // ical.js and libical leave DTSTART out once there is an RDATE: so it is listed too.
    ...(group.length > 1 ? group : []).map(({ wall }): JProperty => ['rdate', {}, 'date-time', wall]),
  ];
  return [first.to > first.from ? 'daylight' : 'standard', properties, []];
}

/** Compares the block, as ical.js reads it, with Temporal: at, before and after every transition, and every month. */
export function agrees(zone: string, block: string): boolean {
  const read = new ICAL.Timezone(new ICAL.Component(parseComponent(block)));
  const moments = transitionsOf(zone).flatMap(({ at }) => [
    at - 86_400_000,
    at - 14_400_000,
    at + 14_400_000,
    at + 86_400_000,
  ]);
  for (let year = 2020; year <= lastYear; year += 1) {
    for (let month = 0; month < 12; month += 1) moments.push(Date.UTC(year, month, 15, 12));
  }
  return moments.filter((moment) => moment >= Date.UTC(2020, 0, 2)).every((moment) => readOffset(read, moment, zone));
}

function readOffset(read: ICAL.Timezone, moment: number, zone: string): boolean {
  const offset = offsetAt(zone, moment);
  const wall = new Date(moment + offset * 60_000);
  const time = ICAL.Time.fromData({
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    isDate: false,
  });
  return read.utcOffset(time) === offset * 60;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
