import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './Breadcrumb.module.css';

export type Crumb = { label: string; href?: string };

/** The way from the top to this page; the last crumb is the page itself and no link. */
export function Breadcrumb(props: { crumbs: readonly Crumb[]; label?: string | undefined }) {
  const isLast = (index: number) => index === props.crumbs.length - 1;
  return (
    <nav aria-label={props.label ?? t('ui.breadcrumb')}>
      <ol class={styles.crumbs}>
        <For each={props.crumbs}>
          {(crumb, index) => (
            <li>
              <Show
                when={!isLast(index()) && crumb.href}
                fallback={<span aria-current={isLast(index()) ? 'page' : undefined}>{crumb.label}</span>}
              >
                {(href) => <a href={href()}>{crumb.label}</a>}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
