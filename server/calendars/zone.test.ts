import { describe, expect, test } from 'vitest';
import { agrees, builtBlock, libraryBlock, timeZoneBlock } from './zone.ts';

// Zones whose block in timezones-ical-library 2.3.2 is known to be wrong.
const wrongInLibrary = ['Africa/Cairo', 'Africa/Casablanca', 'America/Santiago', 'Asia/Gaza'];

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

  test('UTC needs none', () => {
    expect(timeZoneBlock('UTC')).toBe('');
    expect(timeZoneBlock('Etc/UTC')).toBe('');
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
