import Check from 'lucide-solid/icons/check';
import Pin from 'lucide-solid/icons/pin';
import { Show } from 'solid-js';
import type { Message } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { ChipLink } from '../links/RichText.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { createDeeds } from './deeds.ts';
import { ownLabelOf } from './own-label.ts';
import styles from './Standing.module.css';
import { useThread } from './view.ts';

/** Above the text: where it was written, its own label and whom it names, that it is pinned. */
export function MessageMarks(props: { message: Message; movedIn: boolean }) {
  const view = useThread();
  const label = () => ownLabelOf(props.message, view.store.state()?.thread);
  const others = () => (props.message.readers ?? []).filter(({ id }) => id !== view.me.id);
  return (
    <>
      <Show when={props.movedIn && props.message.movedFrom}>
        {(from) => (
          <p class={styles.trace}>
            {t('threads.movedFrom')} <ChipLink thing={{ kind: 'thread', id: from() }} />
          </p>
        )}
      </Show>
      <Show when={label() || props.message.readers || props.message.pinnedAt}>
        <p class={styles.marks}>
          <Show when={label()}>{(own) => <Tlp label={own()} />}</Show>
          <Show when={props.message.readers}>
            <span>{t('threads.onlyFor', { names: namesOf(others()) || t('threads.onlyYou') })}</span>
          </Show>
          <Show when={props.message.pinnedAt}>
            <span class={styles.mark}>
              <Icon of={Pin} size="s" /> {t('threads.pinned')}
            </span>
          </Show>
        </p>
      </Show>
    </>
  );
}

const namesOf = (people: readonly { displayName: string }[]) => people.map(({ displayName }) => displayName).join(', ');

/** Under a message whose author waits for a word: the word, or how many have said it. */
export function Confirming(props: { message: Message }) {
  const view = useThread();
  const deeds = createDeeds();
  const people = () => props.message.confirmations ?? [];
  const mine = () => props.message.author.id === view.me.id;
  const said = () => people().some(({ id }) => id === view.me.id);
  return (
    <Show when={props.message.confirmations}>
      <div class={styles.confirming}>
        <Show when={!mine()}>
          <Show
            when={said()}
            fallback={
              <Button size="small" icon={Check} onClick={() => void deeds.confirm(props.message, true)}>
                {t('threads.confirm')}
              </Button>
            }
          >
            <span class={styles.said}>
              <Icon of={Check} size="s" /> {t('threads.confirmed')}
            </span>
          </Show>
        </Show>
        <span class={styles.count}>{t('threads.confirmedCount', { count: people().length })}</span>
        <Show when={mine() || view.may.lead}>
          <Button size="small" variant="quiet" onClick={() => view.dialog.open('confirmations', props.message)}>
            {t('threads.whoConfirmed')}
          </Button>
        </Show>
      </div>
    </Show>
  );
}
