import { afterEach, describe, expect, it } from 'vitest';
import { dayKey, formatDateTime, formatRange, formatTimeRange } from './dates.ts';
import { setLocale, setTimeZone } from './locale.ts';
import { plural, t } from './t.ts';
import { bindShortWords } from './typography.ts';

afterEach(async () => {
  setTimeZone('Europe/Warsaw');
  await setLocale('pl');
});

describe('texts', () => {
  const votes = { one: '{count} głos', few: '{count} głosy', many: '{count} głosów', other: '{count} głosu' };

  it('picks the Polish form', () => {
    const said = [0, 1, 2, 5, 12, 22, 25].map((count) => plural(count, votes));
    expect(said).toEqual(['0 głosów', '1 głos', '2 głosy', '5 głosów', '12 głosów', '22 głosy', '25 głosów']);
  });

  it('switches to English on demand', async () => {
    expect(t('shell.skip')).toBe('Przejdź do treści');
    await setLocale('en');
    expect(t('shell.skip')).toBe('Skip to content');
  });

  it('lets a name in Hebrew turn nothing but itself', () => {
    expect(t('shell.account', { name: 'דנה' })).toContain('\u2068דנה\u2069');
    expect(t('shell.account', { name: 'Anna' })).not.toContain('\u2068');
  });

  it('binds one-letter words', () => {
    expect(bindShortWords('w a i o (z nami)')).toBe('w\u00a0a\u00a0i\u00a0o\u00a0(z\u00a0nami)');
    expect(bindShortWords('nowa i stara')).toBe('nowa i\u00a0stara');
  });
});

describe('dates', () => {
  const year = new Date().getFullYear();
  const start = `${year}-11-26T13:00:00Z`;
  const end = `${year}-11-26T14:30:00Z`;

  it('names weekday, date and hours, and no zone when it is the reader’s', () => {
    setTimeZone('Europe/Warsaw');
    expect(formatRange(start, end)).toMatch(/^\p{L}+\.?, 26 listopada, 14:00–15:30$/u);
    expect(formatRange(start, end, 'Europe/Brussels')).not.toMatch(/czas/);
  });

  it('names the zone when it is another', () => {
    setTimeZone('Europe/Warsaw');
    expect(formatTimeRange(start, end, 'America/New_York')).toBe('8:00–9:30, czas: Nowy Jork');
  });

  it('names both days over midnight', () => {
    setTimeZone('Europe/Warsaw');
    expect(formatRange(`${year}-11-26T22:00:00Z`, `${year}-11-26T23:30:00Z`)).toMatch(/23:00 – .*27 listopada, 0:30$/);
  });

  it('shows the year only when it is not this one', () => {
    setTimeZone('Europe/Warsaw');
    expect(formatDateTime('2021-03-01T08:00:00Z')).toBe('pon., 1 marca 2021, 9:00');
    expect(dayKey('2021-03-01T23:30:00Z')).toBe('2021-03-02');
  });
});
