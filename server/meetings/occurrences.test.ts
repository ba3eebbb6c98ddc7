import { describe, expect, test } from 'vitest';
import type { MeetingException, Recurrence } from '../../shared/meetings/schema.ts';
import { expand, isOriginal, spanOf, type Timing } from './occurrences.ts';
import { startsOnRule, toRecurrenceRule } from './recurrence.ts';
import { toIso } from './wall-time.ts';

const weekly = (more: object = {}): Recurrence => ({ frequency: 'weekly', interval: 1, weekdays: ['SU'], ...more });
const timing = (more: Partial<Timing> = {}): Timing => ({
  start: '2026-11-26T14:00',
  end: '2026-11-26T15:30',
  timeZone: 'Europe/Warsaw',
  recurrence: null,
  exceptions: [],
  ...more,
});
const change = (original: string, start: string | null, end: string | null): MeetingException => ({
  original,
  start,
  end,
  sequence: 1,
  changedAt: '2026-11-01T10:00:00.000Z',
});
const starts = (value: Timing, from: string, to: string) =>
  expand(value, Date.parse(from), Date.parse(to)).map((occurrence) => toIso(occurrence.startsAt));

describe('expand', () => {
  test('a single meeting at 14:00 in Warsaw is 13:00 UTC in winter', () => {
    expect(starts(timing(), '2026-11-01T00:00Z', '2026-12-01T00:00Z')).toEqual(['2026-11-26T13:00:00.000Z']);
  });

  test('a weekly series keeps its wall time over the change of clocks', () => {
    const series = timing({ start: '2026-10-18T14:00', end: '2026-10-18T15:00', recurrence: weekly({ count: 3 }) });
    expect(starts(series, '2026-10-01T00:00Z', '2026-12-01T00:00Z')).toEqual([
      '2026-10-18T12:00:00.000Z',
      '2026-10-25T13:00:00.000Z',
      '2026-11-01T13:00:00.000Z',
    ]);
  });

  test('a time that the DST gap skips neither occurs nor counts', () => {
    const series = timing({ start: '2026-03-22T02:30', end: '2026-03-22T02:45', recurrence: weekly({ count: 3 }) });
    expect(starts(series, '2026-03-01T00:00Z', '2026-06-01T00:00Z')).toEqual([
      '2026-03-22T01:30:00.000Z',
      '2026-04-05T00:30:00.000Z',
      '2026-04-12T00:30:00.000Z',
    ]);
  });

  test('an ambiguous time is the first of the two', () => {
    const once = timing({ start: '2026-10-25T02:30', end: '2026-10-25T04:00' });
    expect(starts(once, '2026-10-01T00:00Z', '2026-11-01T00:00Z')).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  test('the last Thursday of a month, every month', () => {
    const series = timing({
      recurrence: { frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1, until: '2027-01-28' },
    });
    expect(starts(series, '2026-11-01T00:00Z', '2027-06-01T00:00Z')).toEqual([
      '2026-11-26T13:00:00.000Z',
      '2026-12-31T13:00:00.000Z',
      '2027-01-28T13:00:00.000Z',
    ]);
  });

  test('a moved occurrence is found where it went, once; a cancelled one stays marked', () => {
    const series = timing({
      recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'], count: 3 },
      exceptions: [
        change('2026-12-03T14:00', '2027-02-01T09:00', '2027-02-01T10:00'),
        change('2026-12-10T14:00', null, null),
      ],
    });
    const found = expand(series, Date.parse('2026-11-01T00:00Z'), Date.parse('2027-03-01T00:00Z'));
    expect(found.map((one) => [one.original, one.start, one.moved, one.cancelled])).toEqual([
      ['2026-11-26T14:00', '2026-11-26T14:00', false, false],
      ['2026-12-10T14:00', '2026-12-10T14:00', false, true],
      ['2026-12-03T14:00', '2027-02-01T09:00', true, false],
    ]);
    expect(starts(series, '2027-02-01T00:00Z', '2027-02-02T00:00Z')).toEqual(['2027-02-01T08:00:00.000Z']);
  });

  test('an occurrence that has begun but not ended is in the range', () => {
    expect(starts(timing(), '2026-11-26T14:00:00Z', '2026-11-26T15:00:00Z')).toHaveLength(1);
    expect(starts(timing(), '2026-11-26T14:30:00Z', '2026-11-26T15:00:00Z')).toHaveLength(0);
  });
});

describe('span', () => {
  test('reaches from the first start to the last end, moved ones included', () => {
    const series = timing({
      recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'], count: 2 },
      exceptions: [change('2026-12-03T14:00', '2026-12-20T09:00', '2026-12-20T10:00')],
    });
    const span = spanOf(series);
    expect([toIso(span.startsAt), toIso(span.endsAt ?? 0)]).toEqual([
      '2026-11-26T13:00:00.000Z',
      '2026-12-20T09:00:00.000Z',
    ]);
  });

  test('has no end without count and until', () => {
    expect(spanOf(timing({ recurrence: { frequency: 'weekly', interval: 2, weekdays: ['TH'] } })).endsAt).toBeNull();
  });
});

describe('rule', () => {
  test('writes UNTIL in UTC, at the end of the local day', () => {
    expect(
      toRecurrenceRule({
        start: '2026-11-26T14:00',
        timeZone: 'Europe/Warsaw',
        recurrence: weekly({ until: '2026-12-31' }),
      }),
    ).toBe('FREQ=WEEKLY;BYDAY=SU;WKST=MO;UNTIL=20261231T225959Z');
  });

  test('wants the first occurrence where the rule puts one', () => {
    const on = (start: string, recurrence: Recurrence) =>
      startsOnRule({ start, timeZone: 'Europe/Warsaw', recurrence });
    expect(on('2026-11-26T14:00', weekly({ weekdays: ['TH'] }))).toBe(true);
    expect(on('2026-11-26T14:00', weekly({ weekdays: ['FR'] }))).toBe(false);
    expect(on('2026-11-26T14:00', { frequency: 'monthly', interval: 1, weekday: 'TH', nth: 4 })).toBe(true);
    expect(on('2026-11-26T14:00', { frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1 })).toBe(true);
    expect(on('2026-11-19T14:00', { frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1 })).toBe(false);
    expect(on('2026-11-26T14:00', weekly({ weekdays: ['TH'], until: '2026-11-25' }))).toBe(false);
  });

  test('knows which wall starts are its own', () => {
    const series = timing({ recurrence: { frequency: 'weekly', interval: 2, weekdays: ['TH'] } });
    expect(isOriginal(series, '2026-12-10T14:00')).toBe(true);
    expect(isOriginal(series, '2026-12-03T14:00')).toBe(false);
    expect(isOriginal(series, '2026-12-10T15:00')).toBe(false);
  });
});
