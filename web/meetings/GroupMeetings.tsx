import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { createOccurrences } from './calendar-store.ts';
import { OccurrenceRow } from './OccurrenceRow.tsx';
import { isOver } from './words.ts';
import './texts.ts';

const dayMs = 86_400_000;
const listed = 20;

/** The meetings of a group: those to come, and on demand those of the last months. */
export function GroupMeetings(props: { groupId: string; role: GroupRole }) {
  const [withPast, setWithPast] = createSignal(false);
  const now = Date.now();
  const range = createMemo(() => ({
    from: new Date(now - (withPast() ? 120 : 1) * dayMs).toISOString(),
    to: new Date(now + 180 * dayMs).toISOString(),
  }));
  const meetings = createOccurrences(range, () => props.groupId);
  const create = () => (
    <Show when={props.role !== 'observer'}>
      <ButtonLink href={`/spotkania/nowe?grupa=${props.groupId}`} icon={Plus} size="small">
        {t('meetings.new')}
      </ButtonLink>
    </Show>
  );
  return (
    <Loaded query={meetings}>
      {(all) => (
        <>
          <Coming occurrences={all().filter((one) => !isOver(one))} create={create} />
          <Show
            when={withPast()}
            fallback={
              <p>
                <Button variant="quiet" size="small" onClick={() => setWithPast(true)}>
                  {t('meetings.showPast')}
                </Button>
              </p>
            }
          >
            <Past occurrences={all().filter(isOver).toReversed()} />
          </Show>
        </>
      )}
    </Loaded>
  );
}

function Coming(props: { occurrences: readonly Occurrence[]; create: () => JSX.Element }) {
  return (
    <Show
      when={props.occurrences.length > 0}
      fallback={
        <EmptyState
          icon={CalendarPlus}
          title={t('meetings.noneInGroup')}
          text={t('meetings.noneInGroupHint')}
          action={props.create()}
        />
      }
    >
      <Section title={t('meetings.coming')} aside={props.create()}>
        <Rows phone="keep">
          <For each={props.occurrences.slice(0, listed)}>
            {(occurrence) => <OccurrenceRow occurrence={occurrence} hideGroup />}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}

function Past(props: { occurrences: readonly Occurrence[] }) {
  return (
    <Section title={t('meetings.past')} count={props.occurrences.length}>
      <Rows phone="keep">
        <For each={props.occurrences}>{(occurrence) => <OccurrenceRow occurrence={occurrence} hideGroup />}</For>
      </Rows>
    </Section>
  );
}
