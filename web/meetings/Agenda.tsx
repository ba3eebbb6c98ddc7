import ListOrdered from 'lucide-solid/icons/list-ordered';
import { Show } from 'solid-js';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { AgendaList } from './AgendaList.tsx';
import { readAgenda, totalMinutes } from './agenda.ts';

/** The agenda of a meeting, with what it adds up to. */
export function Agenda(props: { meeting: Meeting; start: string; canWrite: boolean }) {
  const items = () => readAgenda(props.meeting.agenda);
  const sum = () => {
    const count = t('meetings.agendaSum', { count: items().length });
    const minutes = totalMinutes(items());
    return minutes > 0 ? `${t('meetings.minutes', { count: minutes })}, ${count}` : count;
  };
  return (
    <Show when={items().length > 0} fallback={<NoAgenda meeting={props.meeting} canWrite={props.canWrite} />}>
      <Section title={t('meetings.agenda')} aside={<span class="muted">{sum()}</span>}>
        <AgendaList items={items()} start={props.start} />
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
