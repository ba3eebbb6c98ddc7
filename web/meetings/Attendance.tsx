import { For, Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import type { Attendance as Present } from '../../shared/rooms/schema.ts';
import { formatTimeRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Section } from '../ui/Section.tsx';
import { listAttendance } from './api.ts';
import styles from './MeetingPage.module.css';

/** Who was in the call of a date that has begun, from when to when. Nothing for those who may not know, or when nobody was. */
export function Attendance(props: { occurrence: Occurrence; inSeries: boolean }) {
  const key = () => {
    const { meetingId, original, startsAt } = props.occurrence;
    const begun = Date.parse(startsAt) < Date.now();
    return begun ? `${meetingId} ${props.inSeries ? original : ''}` : undefined;
  };
  const present = createQuery(key, (wanted, signal) => {
    const [meetingId = '', original = ''] = wanted.split(' ');
    return listAttendance(meetingId, original, signal);
  });
  return (
    <Show when={present.data()?.length}>
      {(count) => (
        <Section title={t('meetings.attendance')} count={count()}>
          <ul class={styles.people}>
            <For each={present.data()}>{(one) => <Row present={one} />}</For>
          </ul>
        </Section>
      )}
    </Show>
  );
}

function Row(props: { present: Present }) {
  const span = () => {
    const { stays } = props.present;
    const [first, last] = [stays[0], stays.at(-1)];
    if (!first || !last) return '';
    return last.leftAt ? formatTimeRange(first.joinedAt, last.leftAt) : t('meetings.attendance.now');
  };
  return (
    <li>
      <Avatar person={props.present} size="s" />
      <span>{props.present.displayName}</span>
      <span class={styles.state}>
        {t('meetings.attendance.time', { span: span(), count: Math.max(1, Math.round(props.present.seconds / 60)) })}
      </span>
    </li>
  );
}
