import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findTimeZone } from '../time-zone.ts';
import { epochOf, existsIn, localOf } from './wall-time.ts';

const zones = ['Europe/Warsaw', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'];
const zone = fc.constantFrom(...zones);
const from = Date.UTC(2020, 0, 1);
const to = Date.UTC(2036, 0, 1);
const minute = fc.integer({ min: from / 60_000, max: to / 60_000 }).map((value) => value * 60_000);
// Around the changes of clocks, where mistakes live.
const nearChange = fc
  .tuple(zone, fc.integer({ min: 2020, max: 2035 }), fc.boolean(), fc.integer({ min: -240, max: 240 }))
  .map(([name, year, autumn, shift]) => {
    const start = Temporal.ZonedDateTime.from({ timeZone: name, year, month: autumn ? 6 : 1, day: 1 });
    const change = start.getTimeZoneTransition('next') ?? start;
    return [change.epochMilliseconds + shift * 60_000, name] as const;
  });

describe('wall time', () => {
  test('knows zones by name, and refuses offsets and inventions', () => {
    for (const name of ['Europe/Warsaw', 'UTC', 'Asia/Kathmandu', ...Intl.supportedValuesOf('timeZone')]) {
      expect(findTimeZone(name)).toBe(name);
    }
    for (const name of ['+02:00', 'Mars/Base', '', 'CT', 'JST']) expect(findTimeZone(name)).toBeUndefined();
  });

  test('mends the case of a zone, and never gives another name for it', () => {
    const names = [
      'Europe/Warsaw',
      'Europe/Kiev',
      'Europe/Kyiv',
      'Asia/Calcutta',
      'Asia/Kolkata',
      'US/Eastern',
      'Etc/GMT+1',
    ];
    for (const name of [...names, 'America/Port_of_Spain', 'Etc/UTC', 'GB-Eire']) {
      expect([findTimeZone(name.toLowerCase()), findTimeZone(name.toUpperCase())]).toEqual([name, name]);
    }
  });

  test('finds times that do not exist', () => {
    expect(existsIn('2026-03-29T02:30', 'Europe/Warsaw')).toBe(false);
    expect(existsIn('2026-03-29T03:00', 'Europe/Warsaw')).toBe(true);
    for (const day of ['2026-02-30', '2026-02-31', '2026-04-31', '2027-02-29']) {
      expect(existsIn(`${day}T10:00`, 'Europe/Warsaw')).toBe(false);
    }
    expect(existsIn('2028-02-29T10:00', 'Europe/Warsaw')).toBe(true);
  });

  test('agrees with Temporal, around changes of clocks too', () => {
    const anywhere = fc.tuple(minute, zone);
    fc.assert(
      fc.property(fc.oneof(anywhere, nearChange), ([epoch, name]) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(name);
        expect(localOf(epoch, name)).toBe(zoned.toPlainDateTime().toString().slice(0, 16));
        // A wall time in the zone, or near one: also those that the clocks skip.
        const wall = new Date(epoch + 60 * 60_000).toISOString().slice(0, 16);
        for (const local of [localOf(epoch, name), wall]) {
          const compatible = Temporal.PlainDateTime.from(local).toZonedDateTime(name, { disambiguation: 'compatible' });
          expect(epochOf(local, name)).toBe(compatible.epochMilliseconds);
        }
      }),
      { numRuns: 400 },
    );
  });
});
