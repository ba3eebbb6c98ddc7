import ICAL from 'ical.js';
import { ICalCalendar } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { MeetingException } from '../../shared/meetings/schema.ts';
import { sampleMeeting } from '../testing/meeting.ts';
import type { FeedEntry, FeedView } from './content.ts';
import { buildFragment } from './event.ts';

const view: FeedView = { locale: 'pl', publicUrl: 'https://hub.example', organiserAddress: 'kalendarz@hub.example' };
const now = Date.parse('2026-11-20T10:00:00Z');
const page = 'https://hub.example/spotkania/11111111-1111-4111-8111-111111111111';

function build(more: Parameters<typeof sampleMeeting>[0] = {}, entry: Partial<FeedEntry> = {}, at = now) {
  const text = buildFragment(
    { meeting: sampleMeeting(more), groupName: 'Edukacja', answer: null, ...entry },
    view,
    at,
  ).text;
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  return { text, lines, first: (name: string) => lines.find((line) => line.startsWith(name)) };
}
const exception = (more: Partial<MeetingException>): MeetingException => ({
  original: '2026-12-03T14:00',
  start: null,
  end: null,
  sequence: 1,
  changedAt: '2026-11-19T10:00:00.000Z',
  ...more,
});
const series = { recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'], until: '2027-01-31' } } as const;
const weekly = (exceptions: MeetingException[] = []) => ({
  recurrence: { ...series.recurrence, weekdays: [...series.recurrence.weekdays] },
  exceptions,
});

describe('defects of ical-generator 11.1.2 that never reach a feed', () => {
  test('zone set on the calendar only: DTSTART has its TZID', () => {
    expect(build().first('DTSTART')).toBe('DTSTART;TZID=Europe/Warsaw:20261126T140000');
    expect(build().first('DTEND')).toBe('DTEND;TZID=Europe/Warsaw:20261126T153000');
  });

  test('a calendar zone name: DTSTAMP, CREATED, LAST-MODIFIED and UNTIL stay UTC', () => {
    const { first } = build(weekly());
    expect(first('DTSTAMP')).toBe('DTSTAMP:20261112T093000Z');
    expect(first('CREATED')).toBe('CREATED:20261110T080000Z');
    expect(first('LAST-MODIFIED')).toBe('LAST-MODIFIED:20261112T093000Z');
    expect(first('RRULE')).toBe('RRULE:FREQ=WEEKLY;BYDAY=TH;WKST=MO;UNTIL=20270131T225959Z');
  });

  test("JS Date with a zone: the process's zone changes nothing", () => {
    const before = process.env.TZ;
    const inWarsaw = build(weekly()).text;
    process.env.TZ = 'Pacific/Auckland';
    try {
      expect(build(weekly()).text).toBe(inWarsaw);
    } finally {
      process.env.TZ = before;
    }
  });

  test('PlainDateTime without zone: a local time never ends in Z, a UTC one always does', () => {
    expect(build().text).not.toMatch(/^DT(START|END).*Z\r$/m);
    expect(build({ timeZone: 'UTC' }).first('DTSTART')).toBe('DTSTART:20261126T140000Z');
  });

  test.each(['Etc/UTC', 'UCT', 'Zulu', 'GMT', 'Etc/GMT', 'Universal', 'GMT0'])('%s is written as UTC', (timeZone) => {
    const moved = exception({ start: '2026-12-04T09:00', end: '2026-12-04T10:30' });
    const gone = exception({ original: '2026-12-10T14:00', changedAt: '2026-10-01T10:00:00.000Z' });
    const { text, lines } = build({ ...weekly([moved, gone]), timeZone });
    expect(text).not.toContain('TZID');
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART:20261126T140000Z',
        'DTEND:20261126T153000Z',
        'RECURRENCE-ID:20261203T140000Z',
        'EXDATE:20261210T140000Z',
      ]),
    );
    expect(text).toBe(build({ ...weekly([moved, gone]), timeZone: 'UTC' }).text);
  });

  test('RECURRENCE-ID has the type and zone of DTSTART', () => {
    const { lines } = build(weekly([exception({ start: '2026-12-04T09:00', end: '2026-12-04T10:30' })]));
    expect(lines).toContain('RECURRENCE-ID;TZID=Europe/Warsaw:20261203T140000');
    expect(lines).toContain('DTSTART;TZID=Europe/Warsaw:20261204T090000');
  });

  test('RRULE given as text: DTSTART stands once in each event', () => {
    expect(build(weekly()).lines.filter((line) => line.startsWith('DTSTART'))).toHaveLength(1);
  });

  test('UID cannot carry a line of its own', () => {
    const { lines } = build({ uid: 'a\r\nX-EVIL:1' as string });
    expect(lines.some((line) => line.startsWith('X-EVIL'))).toBe(false);
  });

  test('URL is not escaped as text', () => {
    const { text } = buildFragment(
      { meeting: sampleMeeting({ online: false }), groupName: null, answer: null },
      { ...view, publicUrl: 'https://hub.example/a,b;c' },
      now,
    );
    expect(text.replaceAll('\r\n ', '')).toContain(`URL:https://hub.example/a,b;c/spotkania/${sampleMeeting().id}\r\n`);
  });

  test('every event ends with CRLF, properties only before its end', () => {
    const { text } = build();
    expect(text.endsWith('END:VEVENT\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('only X- names allowed: CONFERENCE is there', () => {
    expect(build().first('CONFERENCE')).toBe(`CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=Konsylium;VALUE=URI:${page}/pokoj`);
  });

  test('the way it is used is still the one that is right: without an event zone it is not', () => {
    const calendar = new ICalCalendar();
    calendar.timezone('Europe/Warsaw');
    calendar.createEvent({ start: Temporal.PlainDateTime.from('2026-11-26T14:00') });
    expect(calendar.toString()).not.toContain('DTSTART;TZID=Europe/Warsaw');
  });
});

describe('an event', () => {
  test('puts the join link into LOCATION, the first line of DESCRIPTION, URL and CONFERENCE', () => {
    const component = new ICAL.Component(ICAL.parse(build().text));
    expect(component.getFirstPropertyValue('location')).toBe(`${page}/pokoj`);
    expect(String(component.getFirstPropertyValue('description')).split('\n')[0]).toBe(`Dołącz: ${page}/pokoj`);
    expect(component.getFirstPropertyValue('url')).toBe(`${page}/pokoj`);
    expect(component.getFirstPropertyValue('conference')).toBe(`${page}/pokoj`);
  });

  test('with a place keeps the place in LOCATION', () => {
    expect(build({ place: 'Sala 12, Ratusz' }).first('LOCATION')).toBe('LOCATION:Sala 12\\, Ratusz');
    const offline = build({ place: 'Ratusz', online: false });
    expect(offline.first('CONFERENCE')).toBeUndefined();
    expect(offline.first('URL')).toBe(`URL:${page}`);
  });

  test('names the group as organiser, by the address of the hub, and no attendee (RFC 5546 §3.2.1)', () => {
    expect(build().first('ORGANIZER')).toBe('ORGANIZER;CN=Edukacja:mailto:kalendarz@hub.example');
    expect(build().text).not.toContain('ATTENDEE');
  });

  test('is free time when I declined, tentative when I may come', () => {
    expect(build().first('TRANSP')).toBe('TRANSP:OPAQUE');
    expect(build({}, { answer: 'no' }).first('TRANSP')).toBe('TRANSP:TRANSPARENT');
    expect(build({}, { answer: 'maybe' }).first('X-MICROSOFT')).toBe('X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE');
  });

  test('says so when it is cancelled', () => {
    const { first } = build({ cancelledAt: '2026-11-19T10:00:00.000Z', sequence: 1 });
    expect([first('STATUS'), first('SEQUENCE')]).toEqual(['STATUS:CANCELLED', 'SEQUENCE:1']);
    expect(first('SUMMARY')).toMatch(/^SUMMARY:Odwołane: /);
  });

  test('an override has a SEQUENCE not below its master', () => {
    const { lines } = build({
      ...weekly([exception({ start: '2026-12-04T09:00', end: '2026-12-04T10:00' })]),
      sequence: 4,
    });
    expect(lines.filter((line) => line.startsWith('SEQUENCE'))).toEqual(['SEQUENCE:4', 'SEQUENCE:4']);
  });

  test('a cancelled occurrence stays as CANCELLED for 14 days and is an EXDATE afterwards', () => {
    const cancelled = weekly([exception({})]);
    const fresh = build(cancelled);
    expect(fresh.lines).toContain('STATUS:CANCELLED');
    expect(fresh.first('EXDATE')).toBeUndefined();
    const old = build(cancelled, {}, Date.parse('2026-12-03T10:00:00Z'));
    expect(old.lines).not.toContain('STATUS:CANCELLED');
    expect(old.first('EXDATE')).toBe('EXDATE;TZID=Europe/Warsaw:20261203T140000');
  });
});

describe('redaction', () => {
  test.each(['TLP:RED', 'TLP:AMBER+STRICT'] as const)('%s shows its time and nothing else', (label) => {
    const { text, first } = build({
      label,
      place: 'Komenda',
      ...weekly([exception({ start: '2026-12-04T09:00', end: '2026-12-04T10:00' })]),
    });
    const plain = text.replaceAll('\r\n ', '');
    for (const secret of [
      'zgłoszenie',
      'Rozmawiamy',
      '48 godzin',
      'Komenda',
      'Edukacja',
      'pokoj',
      'Wideo',
      'Chatham',
      label,
    ]) {
      expect(plain).not.toContain(secret);
    }
    expect(first('SUMMARY')).toBe('SUMMARY:Spotkanie – szczegóły po zalogowaniu');
    expect(first('DESCRIPTION')).toBe(`DESCRIPTION:${page}`);
    expect(first('CLASS')).toBe('CLASS:PRIVATE');
    expect(first('DTSTART')).toBe('DTSTART;TZID=Europe/Warsaw:20261126T140000');
  });

  test.each(['TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const)('%s shows the title', (label) => {
    expect(build({ label }).first('SUMMARY')).toContain('zgłoszenie szkoły');
  });
});
