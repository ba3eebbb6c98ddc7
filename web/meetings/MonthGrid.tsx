import { For, Index, Show } from 'solid-js';
import { type Occurrence, weekdays } from '../../shared/meetings/schema.ts';
import { dayKey, formatLongDate, formatMonth, formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { monthWeeks } from '../ui/date-text.ts';
import styles from './MonthGrid.module.css';
import { hyphenate, meetingPath, weekdayName } from './words.ts';

/** A month of meetings as a table of weeks. On a phone a day shows only how many; the list below names them. */
export function MonthGrid(props: { day: string; occurrences: readonly Occurrence[] }) {
  const byDay = () => Map.groupBy(props.occurrences, ({ startsAt }) => dayKey(startsAt));
  return (
    <table class={styles.month}>
      <caption class="visually-hidden">{t('meetings.monthCaption', { month: formatMonth(props.day, 'UTC') })}</caption>
      <thead>
        <tr>
          <For each={weekdays}>
            {(day) => (
              <th scope="col" abbr={weekdayName(day, 'long')}>
                {weekdayName(day, 'short')}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <Index each={monthWeeks(props.day)}>
          {(week) => (
            <tr>
              <Index each={week()}>
                {(day) => <Day day={day()} month={props.day.slice(0, 7)} occurrences={byDay().get(day()) ?? []} />}
              </Index>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  );
}

function Day(props: { day: string; month: string; occurrences: readonly Occurrence[] }) {
  return (
    <td
      data-out={props.day.startsWith(props.month) ? undefined : ''}
      aria-current={props.day === dayKey(new Date()) ? 'date' : undefined}
    >
      <span class={styles.date}>
        <span aria-hidden="true">{Number(props.day.slice(8))}</span>
        <span class="visually-hidden">{formatLongDate(props.day, 'UTC')}</span>
      </span>
      <Show when={props.occurrences.length > 0}>
        <span class={styles.pips}>
          <span class="visually-hidden">{t('meetings.count', { count: props.occurrences.length })}</span>
          <For each={props.occurrences.slice(0, 4)}>{() => <i />}</For>
        </span>
      </Show>
      <For each={props.occurrences}>{(occurrence) => <Event occurrence={occurrence} />}</For>
    </td>
  );
}

function Event(props: { occurrence: Occurrence }) {
  const state = () => {
    if (props.occurrence.cancelled) return 'cancelled';
    if (props.occurrence.myAnswer === 'no') return 'declined';
    return props.occurrence.myAnswer ? 'answered' : 'open';
  };
  return (
    <a class={styles.event} data-state={state()} href={meetingPath(props.occurrence)}>
      <time datetime={props.occurrence.startsAt}>{formatTime(props.occurrence.startsAt)}</time>
      <span>{hyphenate(bindShortWords(props.occurrence.title))}</span>
      <Show when={props.occurrence.cancelled}>
        <span class="visually-hidden">({t('meetings.cancelled')})</span>
      </Show>
    </a>
  );
}
