import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import type { Meeting, MeetingException } from '../../shared/meetings/schema.ts';
import { sampleMeeting } from '../testing/meeting.ts';
import { buildFeed, type FeedSource } from './feed.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
let revision = 0;
const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;

function source(meetings: Partial<Meeting>[], more: Partial<FeedSource> = {}): FeedSource {
  return {
    id: 'feedfeed-0000-4000-8000-000000000000',
    title: 'Edukacja, świadomość; szkoły',
    url: 'https://hub.example/feeds/abc.ics',
    timeZone: 'Europe/Warsaw',
    view: { locale: 'pl', publicUrl: 'https://hub.example', organiserAddress: 'kalendarz@hub.example' },
    entries: meetings.map((meeting, index) => {
      revision += 1;
      const full = sampleMeeting({ id: id(index), uid: id(index), revision, ...meeting });
      return { meeting: full, groupName: 'Edukacja', answer: null, endsAt: Date.parse(full.endsAt) };
    }),
    ...more,
  };
}
const build = (meetings: Partial<Meeting>[], more: Partial<FeedSource> = {}, at = now) =>
  buildFeed(source(meetings, more), at).text;

/** Starts of all occurrences as ical.js, the parser of Thunderbird, understands them: instants. */
function instants(text: string, uid: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').filter((one) => one.getFirstPropertyValue('uid') === uid);
  const master = events.find((one) => !one.hasProperty('recurrence-id'));
  const event = new ICAL.Event(master, { exceptions: events.filter((one) => one !== master) });
  if (!event.isRecurring()) return [event.startDate.toJSDate().toISOString()];
  const found: string[] = [];
  const walk = event.iterator();
  for (let next = walk.next(); next && found.length < 50; next = walk.next()) {
    found.push(event.getOccurrenceDetails(next).startDate.toJSDate().toISOString());
  }
  return found;
}

describe('the calendar object', () => {
  test('states itself fully, its properties before its components', () => {
    const text = build([{}]);
    const head = text.slice(0, text.indexOf('BEGIN:VTIMEZONE')).replaceAll('\r\n ', '');
    for (const line of [
      'VERSION:2.0',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Konsylium: Edukacja\\, świadomość\\; szkoły',
      'X-WR-CALNAME:Konsylium: Edukacja\\, świadomość\\; szkoły',
      'X-WR-TIMEZONE:Europe/Warsaw',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'SOURCE;VALUE=URI:https://hub.example/feeds/abc.ics',
      'COLOR:teal',
    ]) {
      expect(head).toContain(`${line}\r\n`);
    }
    expect(text).not.toContain('ATTENDEE');
  });

  test('a title with line breaks adds no line of its own', () => {
    const lines = build([{ title: 'A\r\nBEGIN:VALARM' }], { title: 'B\r\nX-EVIL:1' }).split('\r\n');
    expect(lines.some((line) => /^(X-EVIL|BEGIN:VALARM)/.test(line))).toBe(false);
  });

  test('CRLF everywhere, at the end too, and no line over 75 octets', () => {
    const text = build([{ title: 'Zażółć gęślą jaźń '.repeat(10) }, { description: '🦆'.repeat(100) }]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  test('one VTIMEZONE per zone, none for UTC', () => {
    const text = build([{}, {}, { timeZone: 'Africa/Cairo' }, { timeZone: 'UTC' }]);
    expect(text.match(/^TZID:.*$/gm)?.map((line) => line.trim())).toEqual(['TZID:Africa/Cairo', 'TZID:Europe/Warsaw']);
  });

  test('an empty feed is still a valid object: it has a component', () => {
    expect(build([])).toContain('BEGIN:VTIMEZONE');
    expect(buildFeed(source([]), now).expiresAt).toBe(Number.POSITIVE_INFINITY);
  });

  test('the same source gives the same bytes', () => {
    expect(build([{}, { kind: 'training' }])).toBe(build([{}, { kind: 'training' }]));
  });
});

describe('instants, as other programs read them', () => {
  test('14:00 in Warsaw is 13:00 UTC in November and 12:00 UTC in July', async () => {
    const text = build([
      {},
      { start: '2026-07-02T14:00', end: '2026-07-02T15:00', endsAt: '2026-07-02T13:00:00.000Z' },
    ]);
    expect(instants(text, id(0))).toEqual(['2026-11-26T13:00:00.000Z']);
    expect(instants(text, id(1))).toEqual(['2026-07-02T12:00:00.000Z']);
    const parsed = nodeIcal.sync.parseICS(text);
    expect(toIso(parsed[id(0)])).toBe('2026-11-26T13:00:00.000Z');
    expect(toIso(parsed[id(1)])).toBe('2026-07-02T12:00:00.000Z');
  });

  test('a weekly series crosses both changes of clocks, one moved, one cancelled', () => {
    const exceptions: MeetingException[] = [
      {
        original: '2026-11-05T14:00',
        start: '2026-11-06T09:00',
        end: '2026-11-06T10:00',
        sequence: 1,
        changedAt: '2026-09-01T08:00:00.000Z',
      },
      { original: '2026-10-29T14:00', start: null, end: null, sequence: 1, changedAt: '2026-09-01T08:00:00.000Z' },
    ];
    const text = build([
      {
        start: '2026-10-15T14:00',
        end: '2026-10-15T15:00',
        recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'], until: '2026-11-12' },
        exceptions,
      },
    ]);
    expect(instants(text, id(0))).toEqual([
      '2026-10-15T12:00:00.000Z',
      '2026-10-22T12:00:00.000Z',
      '2026-11-06T08:00:00.000Z',
      '2026-11-12T13:00:00.000Z',
    ]);
  });

  test('the last Thursday of each month, in a zone whose library block is wrong', () => {
    const text = build([
      { timeZone: 'Africa/Cairo', recurrence: { frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1, count: 6 } },
    ]);
    expect(instants(text, id(0))).toEqual([
      '2026-11-26T12:00:00.000Z',
      '2026-12-31T12:00:00.000Z',
      '2027-01-28T12:00:00.000Z',
      '2027-02-25T12:00:00.000Z',
      '2027-03-25T12:00:00.000Z',
      '2027-04-29T12:00:00.000Z',
    ]);
  });

  test('UTC stays UTC', () => {
    expect(instants(build([{ timeZone: 'UTC' }]), id(0))).toEqual(['2026-11-26T14:00:00.000Z']);
  });
});

describe('what time alone changes', () => {
  const cancelled = { cancelledAt: '2026-11-19T10:00:00.000Z' };

  test('a cancelled meeting stays for 14 days, then goes, and the feed knows when', () => {
    const built = buildFeed(source([cancelled]), now);
    expect(built.text).toContain('STATUS:CANCELLED');
    expect(new Date(built.expiresAt).toISOString()).toBe('2026-12-03T10:00:00.000Z');
    expect(build([cancelled], {}, built.expiresAt)).not.toContain('BEGIN:VEVENT');
  });

  test('a meeting leaves half a year after its end; an endless series stays', () => {
    expect(build([{}], {}, Date.parse('2027-06-01T00:00:00Z'))).not.toContain('BEGIN:VEVENT');
    const endless = source([{ recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'] } }]);
    const entries = endless.entries.map((entry) => ({ ...entry, endsAt: null }));
    expect(buildFeed({ ...endless, entries }, Date.parse('2036-06-01T00:00:00Z')).text).toContain('BEGIN:VEVENT');
  });
});

test('a feed of 500 events is rebuilt from cached fragments in under 25 ms', () => {
  const many = source(
    Array.from({ length: 500 }, (_, index) => ({
      id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000001`,
      uid: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000001`,
      description: 'Zażółć gęślą jaźń. '.repeat(20),
    })),
  );
  buildFeed(many, now);
  const times = Array.from({ length: 9 }, () => {
    const begun = performance.now();
    buildFeed(many, now);
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  // The quickest of nine: what the machine does beside is not measured.
  expect(times[0]).toBeLessThan(25);
});

function toIso(component: unknown): string | undefined {
  const { start } = (component ?? {}) as { start?: Date };
  return start?.toISOString();
}
