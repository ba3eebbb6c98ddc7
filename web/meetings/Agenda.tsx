import ListOrdered from 'lucide-solid/icons/list-ordered';
import { For, Show } from 'solid-js';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { itemStarts, readAgenda, totalMinutes } from './agenda.ts';
import styles from './MeetingPage.module.css';

/** The agenda, item by item; with the hour of each where all of them say how long they take. */
export function Agenda(props: { meeting: Meeting; start: string; canWrite: boolean }) {
  const items = () => readAgenda(props.meeting.agenda);
  const starts = () => itemStarts(items());
  const hour = (index: number) => {
    const minutes = starts()?.[index];
    return minutes === undefined ? undefined : new Date(Date.parse(props.start) + minutes * 60_000);
  };
  const sum = () => {
    const count = t('meetings.agendaSum', { count: items().length });
    const minutes = totalMinutes(items());
    return minutes > 0 ? `${t('meetings.minutes', { count: minutes })}, ${count}` : count;
  };
  return (
    <Show when={items().length > 0} fallback={<NoAgenda meeting={props.meeting} canWrite={props.canWrite} />}>
      <Section title={t('meetings.agenda')} aside={<span class="muted">{sum()}</span>}>
        <ol class={styles.agenda}>
          <For each={items()}>
            {(item, index) => (
              <li>
                <Show when={hour(index())} fallback={<span class={styles.number}>{index() + 1}.</span>}>
                  {(at) => <time datetime={at().toISOString()}>{formatTime(at())}</time>}
                </Show>
                <span class={styles.item}>{bindShortWords(item.text)}</span>
                <Show when={item.minutes}>
                  {(minutes) => <span class="muted tabular">{t('meetings.min', { count: minutes() })}</span>}
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Section>
    </Show>
  );
}

function NoAgenda(props: { meeting: Meeting; canWrite: boolean }) {
  return (
    <Show when={props.canWrite && !props.meeting.cancelledAt}>
      <Section title={t('meetings.agenda')}>
        <EmptyState
          icon={ListOrdered}
          title={t('meetings.noAgenda')}
          text={t('meetings.noAgendaHint')}
          action={<ButtonLink href={`/spotkania/${props.meeting.id}/zmien`}>{t('meetings.writeAgenda')}</ButtonLink>}
        />
      </Section>
    </Show>
  );
}
