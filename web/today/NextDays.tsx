import { For, Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { datePieces, dayKey, formatTimeRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { DateBlock } from '../ui/DateBlock.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './TodayPage.module.css';

/** The meetings of the next fortnight by day. */
export function NextDays(props: { days: readonly Occurrence[] }) {
  const byDay = () => [...Map.groupBy(props.days, ({ startsAt }) => dayKey(startsAt))];
  return (
    <Section title={t('today.days')} aside={<a href="/spotkania">{t('today.calendar')}</a>}>
      <Show when={props.days.length > 0} fallback={<p class={styles.quiet}>{t('today.noDays')}</p>}>
        <ul class={styles.days}>
          <For each={byDay()}>{([day, meetings]) => <Day day={day} meetings={meetings} />}</For>
        </ul>
      </Show>
    </Section>
  );
}

function Day(props: { day: string; meetings: readonly Occurrence[] }) {
  const first = () => props.meetings[0]?.startsAt ?? props.day;
  const pieces = () => datePieces(first());
  const isOtherMonth = () => props.day.slice(0, 7) !== dayKey(new Date()).slice(0, 7);
  return (
    <li>
      <DateBlock
        weekday={pieces().weekday}
        day={pieces().day}
        month={isOtherMonth() ? pieces().month : undefined}
        today={props.day === dayKey(new Date())}
      />
      <div class={styles.day}>
        <For each={props.meetings}>
          {(meeting) => (
            <p class="small">
              <time class="faint" datetime={meeting.startsAt}>
                {formatTimeRange(meeting.startsAt, meeting.endsAt)}
              </time>
              <a class={`plain ${styles.meeting}`} href={`/spotkania/${meeting.meetingId}`}>
                {bindShortWords(meeting.title)}
              </a>
            </p>
          )}
        </For>
      </div>
    </li>
  );
}
