import { For, Show } from 'solid-js';
import type { MeetingPage as Details } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Badge } from '../ui/Badge.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './MeetingPage.module.css';
import { meetingPath, whenText } from './words.ts';

/** The next dates of a series; each opens as the page of that date. */
export function SeriesDates(props: { details: Details; chosen: string | undefined }) {
  return (
    <Section title={t('meetings.dates')}>
      <Show when={props.details.canManage && !props.details.meeting.cancelledAt}>
        <p class={styles.hint}>{t('meetings.datesHint')}</p>
      </Show>
      <ul class={styles.dates}>
        <For each={props.details.occurrences}>
          {(occurrence) => (
            <li>
              <Show
                when={occurrence.original !== props.chosen}
                fallback={<b data-cancelled={occurrence.cancelled ? '' : undefined}>{whenText(occurrence)}</b>}
              >
                <a href={meetingPath(occurrence)} data-cancelled={occurrence.cancelled ? '' : undefined}>
                  {whenText(occurrence)}
                </a>
              </Show>
              <span class={styles.marks}>
                <Show when={occurrence.original === props.chosen}>
                  <Badge tone="accent">{t('meetings.thisDate')}</Badge>
                </Show>
                <Show when={occurrence.cancelled}>
                  <Badge tone="danger">{t('meetings.cancelled')}</Badge>
                </Show>
                <Show when={occurrence.moved && !occurrence.cancelled}>
                  <Badge tone="attention">{t('meetings.moved')}</Badge>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Section>
  );
}
