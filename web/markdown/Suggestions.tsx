import { createEffect, For, on, onCleanup, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { placeAt } from './caret-place.ts';
import styles from './Suggestions.module.css';
import type { SuggestionList } from './suggestions.ts';

/** Whom or what the letters after `@` or `#` may mean, beside them; the field keeps the focus. */
export function Suggestions(props: { of: SuggestionList }) {
  return (
    <>
      <Show when={props.of.isOpen()}>
        <List of={props.of} />
      </Show>
      <span class="visually-hidden" role="status">
        {props.of.isOpen() ? t('markdown.suggestCount', { count: props.of.items().length }) : ''}
      </span>
    </>
  );
}

function List(props: { of: SuggestionList }) {
  /** Over everything, also over a dialog that would cut it off. */
  const open = (list: HTMLElement) => {
    const place = () => {
      const [field, asked] = [props.of.field(), props.of.asked()];
      if (field && asked) placeAt(list, field, asked.start);
    };
    queueMicrotask(() => list.isConnected && list.showPopover?.());
    createEffect(on([props.of.items, props.of.asked], () => queueMicrotask(place)));
    createEffect(on(props.of.active, (index) => list.children[index]?.scrollIntoView({ block: 'nearest' })));
    window.addEventListener('resize', place);
    document.addEventListener('scroll', place, { capture: true, passive: true });
    onCleanup(() => {
      window.removeEventListener('resize', place);
      document.removeEventListener('scroll', place, { capture: true });
    });
  };
  return (
    <div
      ref={open}
      popover="manual"
      class={styles.list}
      role="listbox"
      id={props.of.id}
      aria-label={t(props.of.asked()?.sign === '@' ? 'markdown.suggestPeople' : 'markdown.suggestThings')}
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
  );
}
