import { For, Show } from 'solid-js';
import type { Stretch } from '../../shared/search/schema.ts';
import styles from './Marked.module.css';

/** Text in which the words found are marked; text only, whatever stands in it. */
export function Marked(props: { of: readonly Stretch[] }) {
  return (
    <For each={props.of}>
      {({ text, marked }) => (
        <Show when={marked} fallback={text}>
          <mark class={styles.mark}>{text}</mark>
        </Show>
      )}
    </For>
  );
}
