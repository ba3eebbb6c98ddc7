import type { Meeting, Occurrence, Recurrence, Weekday } from '../../shared/meetings/schema.ts';
import { wallStart } from '../../shared/meetings/wall-start.ts';
import { differsFromReader, formatRange, formatShortDate, formatTimeRange, zoneName } from '../i18n/dates.ts';
import { localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import type { Nth } from './form-model.ts';

const monday = Date.UTC(2024, 0, 1);
const days: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
// Polish days of feminine gender take another ordinal.
const feminine: readonly Weekday[] = ['WE', 'SA', 'SU'];
const nthKeys = { '1': '1', '2': '2', '3': '3', '4': '4', '-1': 'last' } as const;

export function weekdayName(day: Weekday, style: 'short' | 'long'): string {
  const at = new Date(monday + days.indexOf(day) * 86_400_000);
  return new Intl.DateTimeFormat(localeTag(), { weekday: style, timeZone: 'UTC' }).format(at);
}

/** "czwarty czwartek miesiąca". */
export function nthText(nth: Nth, weekday: Weekday): string {
  const day = weekdayName(weekday, 'long');
  const which = nthKeys[nth];
  return feminine.includes(weekday) ? t(`meetings.nthF.${which}`, { day }) : t(`meetings.nth.${which}`, { day });
}

/** "co 2 tygodnie: czwartek, do 31 gru". */
export function recurrenceText(recurrence: Recurrence): string {
  const { interval, count, until } = recurrence;
  const rule =
    recurrence.frequency === 'weekly'
      ? t('meetings.weeklyOn', {
          count: interval,
          days: recurrence.weekdays.map((day) => weekdayName(day, 'long')).join(', '),
        })
      : t('meetings.monthlyOn', { count: interval, day: nthText(String(recurrence.nth) as Nth, recurrence.weekday) });
  if (count) return `${rule}, ${t('meetings.timesText', { count })}`;
  return until ? `${rule}, ${t('meetings.untilText', { date: formatShortDate(`${until}T12:00:00Z`, 'UTC') })}` : rule;
}

/** The rule, with its zone where the reader's clock shows something else: their dates may fall on other weekdays. */
export function ruleText(recurrence: Recurrence, { startsAt, timeZone }: Times): string {
  const rule = recurrenceText(recurrence);
  return differsFromReader(startsAt, timeZone) ? `${rule} (${zoneName(startsAt, timeZone)})` : rule;
}

type Times = Pick<Occurrence, 'startsAt' | 'endsAt' | 'timeZone'>;

/** What an address names, unless it cannot be a date. */
export const readDate = (named: string | undefined): string | undefined =>
  new RegExp(wallStart).test(named ?? '') ? named : undefined;

/** The date of that day: an address keeps leading there when the series got another hour. */
export const isOn =
  (named: string | undefined) =>
  ({ original }: Pick<Occurrence, 'original'>): boolean =>
    original.slice(0, 10) === named?.slice(0, 10);

/** When, by the reader's clock. */
export const whenText = ({ startsAt, endsAt }: Times): string => formatRange(startsAt, endsAt);

/** The same by the clock of the meeting's place, where it shows something else. */
export function elsewhereText({ startsAt, endsAt, timeZone }: Times): string | undefined {
  return differsFromReader(startsAt, timeZone) ? formatTimeRange(startsAt, endsAt, timeZone) : undefined;
}

/** The way into the call of an occurrence. */
export function joinPath({
  meetingId,
  original,
  recurring,
}: Pick<Occurrence, 'meetingId' | 'original' | 'recurring'>): string {
  return `/spotkania/${meetingId}/pokoj${recurring ? `?termin=${original}` : ''}`;
}

/** The page of an occurrence. */
export function meetingPath({
  meetingId,
  original,
  recurring,
}: Pick<Occurrence, 'meetingId' | 'original' | 'recurring'>): string {
  return `/spotkania/${meetingId}${recurring ? `?termin=${original}` : ''}`;
}

export const isOver = ({ endsAt }: Pick<Meeting, 'endsAt'>): boolean => Date.parse(endsAt) <= Date.now();

const vowel = 'aeiouyąęó';
const consonant = 'bcdfghjklmnprstvwzćłńśźż';
// Between an open syllable and the next, or two consonants that are no digraph.
const seams = new RegExp(
  `(?<=\\p{L}[${vowel}])(?=[${consonant}][${vowel}]\\p{L})|` +
    `(?<=\\p{L}[${vowel}][${consonant}])(?<!c(?=[hz])|[sr](?=z)|d(?=[zźż]))(?=[${consonant.replace('j', '')}][${vowel}]\\p{L})`,
  'giu',
);

/** Soft hyphens between the syllables of long words, for narrow cells. */
export function hyphenate(text: string): string {
  return text.replace(/\p{L}{9,}/gu, (word) => word.replace(seams, '\u00ad'));
}
