import { For, Show } from 'solid-js';
import type { Message, Reaction } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './Reactions.module.css';
import { createReacting } from './reacting.ts';
import { reactionIcons } from './reactions.ts';
import { useThread } from './view.ts';

/** What people said to a message without writing: a word, how many, and who. */
export function Reactions(props: { message: Message }) {
  return (
    <Show when={props.message.reactions.length > 0}>
      <ul class={styles.reactions} aria-label={t('threads.reactions')}>
        <For each={props.message.reactions}>
          {(reaction) => (
            <li>
              <OneReaction message={props.message} reaction={reaction} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function OneReaction(props: { message: Message; reaction: Reaction }) {
  const view = useThread();
  const reacting = createReacting();
  const mine = () => props.reaction.people.some((person) => person.id === view.me.id);
  const names = () => props.reaction.people.map((person) => person.displayName).join(', ');
  return (
    <Tooltip text={names()}>
      <button
        type="button"
        class={styles.reaction}
        aria-pressed={mine()}
        onClick={() => void reacting.toggle(props.message, props.reaction.kind)}
      >
        <Icon of={reactionIcons[props.reaction.kind]} size="s" />
        {t(`threads.reaction.${props.reaction.kind}`)} <span>{props.reaction.people.length}</span>
      </button>
    </Tooltip>
  );
}
