import { createUniqueId, Index, type JSX, Show } from 'solid-js';
import styles from './Tabs.module.css';

export type Tab = { value: string; label: string; count?: number; content: () => JSX.Element };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value: string;
  onChange: (value: string) => void;
};

/**
 * Parts of a page or a panel, one at a time; arrow keys, Home and End move between them.
 * By hand and not by Kobalte, whose tabs bring 12 kB of lists to pages that must stay small.
 */
export function Tabs(props: TabsProps) {
  const id = createUniqueId();
  const current = () => props.tabs.findIndex((tab) => tab.value === props.value);
  const press = (event: KeyboardEvent) => {
    const to = props.tabs.at(move(event.key, current(), props.tabs.length) ?? props.tabs.length);
    if (!to) return;
    event.preventDefault();
    props.onChange(to.value);
    document.getElementById(`${id}-${to.value}`)?.focus();
  };
  return (
    <div>
      <div class={styles.tabs} role="tablist" aria-label={props.label}>
        <Index each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              class={styles.tab}
              id={`${id}-${tab().value}`}
              aria-selected={tab().value === props.value}
              aria-controls={tab().value === props.value ? `${id}-panel` : undefined}
              tabindex={tab().value === props.value ? 0 : -1}
              onClick={() => props.onChange(tab().value)}
              onKeyDown={press}
            >
              {tab().label}
              <Show when={tab().count}>
                <span class={styles.count}> {tab().count}</span>
              </Show>
            </button>
          )}
        </Index>
      </div>
      <div class={styles.content} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.value}`}>
        {/* Built anew only when another tab is opened, not when a label or a count changes. */}
        <Show when={props.value} keyed>
          {(value) => props.tabs.find((tab) => tab.value === value)?.content()}
        </Show>
      </div>
    </div>
  );
}

/** The index to go to for a key, around the ends; nothing for other keys. */
function move(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (from + 1) % count;
  if (key === 'ArrowLeft') return (from - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
