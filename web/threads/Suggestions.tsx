import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './Suggestions.module.css';
import type { SuggestionList } from './suggestions.ts';

/** Whom or what the letters after `@` or `#` may mean; the field keeps the focus. */
export function Suggestions(props: { of: SuggestionList }) {
  return (
    <div class={styles.place}>
      <Show when={props.of.isOpen()}>
        <div
          class={styles.list}
          role="listbox"
          id={props.of.id}
          aria-label={t(props.of.asked()?.sign === '@' ? 'threads.suggestPeople' : 'threads.suggestThings')}
        >
          <For each={props.of.items()}>
            {(item, index) => (
              <div
                role="option"
                tabIndex={-1}
                id={`${props.of.id}-${index()}`}
                class={styles.item}
                aria-selected={props.of.active() === index()}
                onMouseDown={(event) => {
                  event.preventDefault();
                  props.of.choose(item);
                }}
              >
                {item.name} <span class={styles.detail}>{item.detail}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
      <span class="visually-hidden" role="status">
        {props.of.isOpen() ? t('threads.suggestCount', { count: props.of.items().length }) : ''}
      </span>
    </div>
  );
}
