import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  isWrittenAsDay,
  monthWeeks,
  parseDay,
  parseTime,
  stepTime,
  weekStart,
  writeDay,
} from './date-text.ts';

describe('days as people type them', () => {
  const today = '2026-11-26';

  it.each([
    ['30.11.2026', '2026-11-30'],
    ['30.11.2026 r.', '2026-11-30'],
    ['30/11/26', '2026-11-30'],
    ['30 11', '2026-11-30'],
    ['3.1.', '2027-01-03'],
    ['26.11', '2026-11-26'],
    ['25.11', '2027-11-25'],
    ['2026-2-3', '2026-02-03'],
    [' 29.2.2028 ', '2028-02-29'],
  ])('reads %s', (typed, day) => {
    expect(parseDay(typed, today)).toBe(day);
  });

  it.each(['', '30', '31.11.2026', '29.2.2026', '0.1.2026', '1.13.2026', 'jutro', '1.1.1.1'])('refuses %s', (typed) => {
    expect(parseDay(typed, today)).toBeUndefined();
  });

  it('tells a day that is not in the calendar from other words', () => {
    expect(['30.02.2027', '31/4', '2027-13-01'].every(isWrittenAsDay)).toBe(true);
    expect(['', '30', 'jutro', '1.1.1.1'].some(isWrittenAsDay)).toBe(false);
  });

  it('writes what it reads', () => {
    expect(writeDay('2026-11-03', '.')).toBe('03.11.2026');
    expect(parseDay(writeDay('2026-11-03', '/'), today)).toBe('2026-11-03');
  });

  it('counts days and months', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(weekStart('2026-11-29')).toBe('2026-11-23');
  });

  it('lays a month out from Monday', () => {
    const weeks = monthWeeks('2026-11-15');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks[5]?.[0]).toBe('2026-11-30');
    expect(monthWeeks('2027-02-01')).toHaveLength(4);
  });
});

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'],
    ['14:05', '14:05'],
    ['14.05', '14:05'],
    ['1405', '14:05'],
    ['905', '09:05'],
    ['0', '00:00'],
  ])('reads %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it.each(['', '24', '12:60', '1:2', 'rano'])('refuses %s', (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });

  it('steps by quarters around midnight', () => {
    expect(stepTime('14:05', 1)).toBe('14:15');
    expect(stepTime('14:05', -1)).toBe('14:00');
    expect(stepTime('23:45', 1)).toBe('00:00');
    expect(stepTime('00:00', -1)).toBe('23:45');
  });
});
