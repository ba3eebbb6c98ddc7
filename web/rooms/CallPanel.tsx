import CalendarX from 'lucide-solid/icons/list-x';
import MicOff from 'lucide-solid/icons/mic-off';
import UserX from 'lucide-solid/icons/user-x';
import { createSignal, For, Show } from 'solid-js';
import type { Room } from '../../shared/rooms/schema.ts';
import { t } from '../i18n/t.ts';
import { AgendaList } from '../meetings/AgendaList.tsx';
import { readAgenda } from '../meetings/agenda.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { banFromRoom } from './api.ts';
import styles from './CallPanel.module.css';
import type { PanelTab } from './Controls.tsx';
import type { Person } from './participants.ts';

type CallPanelProps = {
  room: Room;
  people: readonly Person[];
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
};

/** Agenda and people beside the faces. */
export function CallPanel(props: CallPanelProps) {
  // One list for the whole call: a new one would throw away the open tab whenever somebody comes.
  const tabs: Tab[] = [
    {
      value: 'agenda',
      get label() {
        return t('rooms.agenda');
      },
      content: () => <Agenda room={props.room} />,
    },
    {
      value: 'people',
      get label() {
        return t('rooms.people');
      },
      get count() {
        return props.people.length;
      },
      content: () => <People room={props.room} people={props.people} />,
    },
  ];
  return (
    <Tabs label={t('rooms.panel')} tabs={tabs} value={props.tab} onChange={(tab) => props.onTab(tab as PanelTab)} />
  );
}

function Agenda(props: { room: Room }) {
  const ofGroup = () => props.room.groupId !== null;
  return (
    <Show
      when={props.room.agenda.trim()}
      fallback={
        <EmptyState
          icon={CalendarX}
          title={ofGroup() ? t('rooms.agenda.group') : t('rooms.agenda.none')}
          text={ofGroup() ? t('rooms.agenda.group.text') : t('rooms.agenda.none.text')}
        />
      }
    >
      {(text) => <AgendaList items={readAgenda(text())} start={props.room.startsAt} />}
    </Show>
  );
}

function People(props: { room: Room; people: readonly Person[] }) {
  const [leaving, setLeaving] = createSignal<Person>();
  const [asking, setAsking] = createSignal(false);

  async function remove(person: Person): Promise<void> {
    setAsking(false);
    try {
      await banFromRoom(props.room.id, person.memberId);
      showToast(t('rooms.removed', { name: person.name }));
    } catch (error) {
      showFailure(error);
    }
  }

  const ask = (person: Person) => {
    setLeaving(person);
    setAsking(true);
  };

  return (
    <>
      <ul class={styles.people}>
        <For each={props.people}>
          {(person) => (
            <PersonRow person={person} onRemove={props.room.canHost && !person.me ? () => ask(person) : undefined} />
          )}
        </For>
      </ul>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('rooms.remove.ask')}
        text={t('rooms.remove.text', { name: leaving()?.name ?? '' })}
        confirm={t('rooms.remove')}
        onConfirm={() => {
          const person = leaving();
          if (person) void remove(person);
        }}
      />
    </>
  );
}

function PersonRow(props: { person: Person; onRemove: (() => void) | undefined }) {
  const face = () => ({
    displayName: props.person.name,
    initials: props.person.initials,
    sector: props.person.sector,
  });
  const weak = () => props.person.quality === 'poor' || props.person.quality === 'lost';
  return (
    <li class={styles.person}>
      <Avatar person={face()} size="s" />
      <span class={styles.who}>
        {props.person.name}
        <Show when={props.person.me}> ({t('rooms.me')})</Show>
        <Show when={weak()}>
          <span class={styles.weak}>{t(`rooms.quality.${props.person.quality}`)}</span>
        </Show>
      </span>
      <Show when={!props.person.microphone}>
        <Icon of={MicOff} size="s" label={t('rooms.muted')} />
      </Show>
      <Show when={props.onRemove}>
        {(remove) => (
          <IconButton
            icon={UserX}
            size="small"
            label={t('rooms.remove.whom', { name: props.person.name })}
            onClick={() => remove()()}
          />
        )}
      </Show>
    </li>
  );
}
