import { For, Show } from 'solid-js';
import styles from './Tabs.module.css';

export type TabLink = { href: string; label: string; count?: number; current: boolean };

/** Tabs that are pages of their own: plain links, so that each has an address. */
export function TabLinks(props: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={props.label}>
      <ul class={styles.tabs}>
        <For each={props.links}>
          {(link) => (
            <li>
              <a class={styles.tab} href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
                <Show when={link.count}>
                  <span class={styles.count}> {link.count}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
