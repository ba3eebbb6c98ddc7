import { afterEach, expect, it } from 'vitest';
import { setLocale } from '../i18n/locale.ts';
import { hyphenate, joinPath, nthText, recurrenceText } from './words.ts';
import './texts.ts';

afterEach(() => setLocale('pl'));

it('divides long words only, between syllables', () => {
  const divided = (text: string) => hyphenate(text).replaceAll('\u00ad', '-');
  expect(divided('Wideokonsultacja w szkole')).toBe('Wi-deo-kon-sul-tacja w szkole');
  expect(divided('Comiesięczne przygotowanie')).toBe('Co-mie-sięczne przy-go-to-wa-nie');
  expect(divided('spotkać')).toBe('spotkać');
});

it('names the day of a monthly series with the right gender', async () => {
  expect(nthText('4', 'TH')).toBe('czwarty czwartek miesiąca');
  expect(nthText('-1', 'WE')).toBe('ostatnia środa miesiąca');
  await setLocale('en');
  expect(nthText('-1', 'WE')).toBe('last Wednesday of the month');
});

it('says how a meeting repeats', () => {
  expect(recurrenceText({ frequency: 'weekly', interval: 1, weekdays: ['TU'] })).toBe('co tydzień: wtorek');
  expect(recurrenceText({ frequency: 'weekly', interval: 2, weekdays: ['MO', 'TH'], count: 5 })).toBe(
    'co 2 tygodnie: poniedziałek, czwartek, 5 spotkań',
  );
  expect(recurrenceText({ frequency: 'monthly', interval: 1, weekday: 'TH', nth: -1, until: '2031-12-31' })).toBe(
    'co miesiąc: ostatni czwartek miesiąca, do 31 gru 2031',
  );
});

it('joins the call of the very date of a series', () => {
  const occurrence = { meetingId: 'm', original: '2026-11-26T14:00' };
  expect(joinPath({ ...occurrence, recurring: true })).toBe('/spotkania/m/pokoj?termin=2026-11-26T14:00');
  expect(joinPath({ ...occurrence, recurring: false })).toBe('/spotkania/m/pokoj');
});
