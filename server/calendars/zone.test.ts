import { describe, expect, test, vi } from 'vitest';
import { agrees, builtBlock, libraryBlock, renamedBlock, timeZoneBlock } from './zone.ts';

// Zones whose block in timezones-ical-library 2.3.2 is known to be wrong.
const wrongInLibrary = ['Africa/Cairo', 'Africa/Casablanca', 'America/Santiago', 'Asia/Gaza'];

const utcNames = ['UTC', 'UCT', 'Zulu', 'Universal', 'Greenwich', 'GMT', 'GMT0', 'GMT+0', 'GMT-0'];

describe('VTIMEZONE', () => {
  test('Europe/Warsaw has both observances with their rules and its location', () => {
    const block = timeZoneBlock('Europe/Warsaw');
    expect(block).toContain('TZID:Europe/Warsaw\r\nX-LIC-LOCATION:Europe/Warsaw\r\n');
    expect(block).toContain('BEGIN:DAYLIGHT');
    expect(block).toContain('BEGIN:STANDARD');
    expect(block.match(/RRULE:FREQ=YEARLY/g)).toHaveLength(2);
    expect(block.endsWith('END:VTIMEZONE\r\n')).toBe(true);
    expect(agrees('Europe/Warsaw', block)).toBe(true);
  });

  test.each(wrongInLibrary)('%s is built from its transitions, because the library is wrong', (zone) => {
    expect(libraryBlock(zone)).toBeUndefined();
    expect(agrees(zone, timeZoneBlock(zone))).toBe(true);
  });

  test.each([...utcNames, ...utcNames.map((name) => `Etc/${name}`)])('%s needs none', (zone) => {
    expect(timeZoneBlock(zone)).toBe('');
    expect(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone).toBe('UTC');
  });

  test('every zone goes by the name asked for, also one that the library has as a link to another', () => {
    const wrong = Intl.supportedValuesOf('timeZone').filter((zone) => {
      const names = renamedBlock(zone)?.match(/^(TZID|X-LIC-LOCATION):.*$/gm);
      return names?.join() !== `TZID:${zone},X-LIC-LOCATION:${zone}`;
    });
    expect(wrong).toEqual([]);
  });

  test.each(['Europe/Stockholm', 'Asia/Calcutta', 'Europe/Kiev'])('%s is the only name in its block', (zone) => {
    const block = timeZoneBlock(zone);
    expect(block.match(/^TZID:.*$/gm)).toEqual([`TZID:${zone}`]);
    expect(agrees(zone, block)).toBe(true);
  });

  test('the library is not asked for what it does not know: it would write to the console', () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const block = timeZoneBlock('europe/warsaw');
      expect(block).toContain('TZID:europe/warsaw\r\n');
      expect(agrees('Europe/Warsaw', block)).toBe(true);
      expect(written).not.toHaveBeenCalled();
    } finally {
      written.mockRestore();
    }
  });

  test('a built block is right also where the library would do', () => {
    expect(agrees('Europe/Warsaw', builtBlock('Europe/Warsaw'))).toBe(true);
    expect(agrees('America/New_York', builtBlock('America/New_York'))).toBe(true);
  });

  test.each([
    'Asia/Kathmandu',
    'Asia/Tokyo',
    'Australia/Lord_Howe',
    'Europe/Kyiv',
    'Europe/Dublin',
    'America/St_Johns',
    'Pacific/Apia',
  ])('%s agrees with its transitions', (zone) => {
    expect(agrees(zone, timeZoneBlock(zone))).toBe(true);
  });

  test('the check itself sees a block that is an hour off', () => {
    const wrong = timeZoneBlock('Europe/Warsaw').replaceAll('+0200', '+0300');
    expect(agrees('Europe/Warsaw', wrong)).toBe(false);
  });
});
