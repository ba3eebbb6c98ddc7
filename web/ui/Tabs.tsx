import * as Kobalte from '@kobalte/core/tabs';
import { For, type JSX, Show } from 'solid-js';
import styles from './Tabs.module.css';

export type Tab = { value: string; label: string; count?: number; content: () => JSX.Element };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value: string;
  onChange: (value: string) => void;
};

/** Parts of a page or a panel, one at a time; arrow keys move between them. */
export function Tabs(props: TabsProps) {
  return (
    <Kobalte.Root value={props.value} onChange={props.onChange}>
      <Kobalte.List class={styles.tabs} aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class={styles.tab} value={tab.value}>
              <Label {...tab} />
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class={styles.content} value={tab.value}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte.Root>
  );
}

function Label(props: { label: string; count?: number | undefined }) {
  return (
    <>
      {props.label}
      <Show when={props.count}>
        <span class={styles.count}> {props.count}</span>
      </Show>
    </>
  );
}
