import { For, type JSX, Show } from 'solid-js';
import styles from './Facts.module.css';
import { Icon, type IconShape } from './Icon.tsx';

export type Fact = { term: string; icon?: IconShape; value: JSX.Element; note?: JSX.Element };

/** A few facts in one glance: when, where, who. Side by side at a desk, one under another on a phone. */
export function Facts(props: { facts: readonly Fact[] }) {
  return (
    <dl class={styles.facts}>
      <For each={props.facts}>
        {(fact) => (
          <div>
            <dt>
              <Show when={fact.icon}>{(icon) => <Icon of={icon()} size="s" />}</Show>
              {fact.term}
            </dt>
            <dd>
              {fact.value}
              <Show when={fact.note}>
                <small>{fact.note}</small>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
