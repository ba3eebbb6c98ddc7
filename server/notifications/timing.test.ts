import { describe, expect, test } from 'vitest';
import { usualSettings } from '../../shared/notifications/settings.ts';
import { afterQuiet, createDigestClock } from './timing.ts';

const zone = 'Europe/Warsaw';
const nextDigest = createDigestClock();
const iso = (epoch: number) => new Date(epoch).toISOString();
const settings = { ...usualSettings, digestDays: [1, 3], digestHours: [8, 15], quiet: null };

describe('quiet hours', () => {
  const night = { from: 21, until: 7 };
  test.each([
    ['by day', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00.000Z'],
    ['in the evening: until the morning', '2026-11-23T20:30:00Z', '2026-11-24T06:00:00.000Z'],
    ['after midnight: until this morning', '2026-11-24T01:00:00Z', '2026-11-24T06:00:00.000Z'],
    ['at their end', '2026-11-24T06:00:00Z', '2026-11-24T06:00:00.000Z'],
    ['in the night when clocks go back', '2026-10-24T22:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['in the night when clocks go forward', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(iso(afterQuiet(Date.parse(at), night, zone))).toBe(expected);
  });

  test('within one day', () => {
    const lunch = { from: 12, until: 14 };
    expect(iso(afterQuiet(Date.parse('2026-11-23T12:15:00Z'), lunch, zone))).toBe('2026-11-23T13:00:00.000Z');
    expect(iso(afterQuiet(Date.parse('2026-11-23T13:15:00Z'), lunch, zone))).toBe('2026-11-23T13:15:00.000Z');
  });
});

describe('the next digest', () => {
  test.each([
    ['later today', '2026-11-23T08:00:00Z', '2026-11-23T14:00:00.000Z'],
    ['exactly at a digest: the one after', '2026-11-23T07:00:00Z', '2026-11-23T14:00:00.000Z'],
    ['the day after tomorrow', '2026-11-23T14:00:00Z', '2026-11-25T07:00:00.000Z'],
    ['next week', '2026-11-25T15:00:00Z', '2026-11-30T07:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(iso(nextDigest(Date.parse(at), settings, zone))).toBe(expected);
  });

  test("goes by the member's own clock", () => {
    expect(iso(nextDigest(Date.parse('2026-11-22T23:30:00Z'), settings, 'America/New_York'))).toBe(
      '2026-11-23T13:00:00.000Z',
    );
  });

  test('keeps out of the quiet hours', () => {
    const late = { ...settings, digestHours: [22], quiet: { from: 21, until: 7 } };
    expect(iso(nextDigest(Date.parse('2026-11-23T08:00:00Z'), late, zone))).toBe('2026-11-24T06:00:00.000Z');
  });

  test('a week has but one Monday', () => {
    const weekly = { ...settings, digestDays: [1], digestHours: [8] };
    expect(iso(nextDigest(Date.parse('2026-11-23T07:00:00Z'), weekly, zone))).toBe('2026-11-30T07:00:00.000Z');
  });
});
