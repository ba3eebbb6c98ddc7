import { For, Show } from 'solid-js';
import type { Message, Person } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Section } from '../ui/Section.tsx';
import { readConfirmations, readSeen } from './api.ts';
import styles from './PeopleDialogs.module.css';

type MessageDialogProps = { message: Message; open: boolean; onClose: () => void };

/** Who has confirmed a message, and who has not yet. */
export function ConfirmationsDialog(props: MessageDialogProps) {
  const query = createQuery(
    () => (props.open ? { id: props.message.id, count: props.message.confirmations?.length } : undefined),
    ({ id }) => readConfirmations(id),
  );
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('threads.whoConfirmed')}>
      <Loaded query={query}>
        {(list) => (
          <>
            <People title={t('threads.notConfirmed')} people={list().missing} nobody={t('threads.allConfirmed')} />
            <People title={t('threads.haveConfirmed')} people={list().confirmed} nobody={t('threads.nobodyYet')} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

/** Who has come to a message. */
export function SeenDialog(props: MessageDialogProps) {
  const query = createQuery(() => (props.open ? props.message.id : undefined), readSeen);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('threads.seen')}>
      <Loaded query={query}>
        {(list) => (
          <>
            <People title={t('threads.haveRead')} people={list().read} nobody={t('threads.nobodyYet')} />
            <People title={t('threads.notRead')} people={list().unread} nobody={t('threads.allRead')} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function People(props: { title: string; people: readonly Person[]; nobody: string }) {
  return (
    <Section title={props.title} count={props.people.length} level={3}>
      <Show when={props.people.length > 0} fallback={<p class="small muted">{props.nobody}</p>}>
        <ul class={styles.people}>
          <For each={props.people}>
            {(person) => (
              <li>
                <Avatar person={person} size="s" /> {person.displayName}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
