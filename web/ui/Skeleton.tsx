import { For } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './Skeleton.module.css';

type SkeletonProps = {
  /** rows with a round lead (the default), lines of text, or one block. */
  shape?: 'rows' | 'text' | 'block' | undefined;
  count?: number | undefined;
  /** The caller has waited already: show at once. */
  now?: boolean | undefined;
};

/** The place of what is being loaded. Shows after 400 ms and does not move. */
export function Skeleton(props: SkeletonProps) {
  return (
    <div class={styles.wait} role="status" data-now={props.now ? '' : undefined}>
      <span class="visually-hidden">{t('ui.loading')}</span>
      <For each={Array.from({ length: props.count ?? 3 })}>
        {() => (
          <div class={styles.part} data-shape={props.shape ?? 'rows'} aria-hidden="true">
            <span />
            <span />
            <span />
          </div>
        )}
      </For>
    </div>
  );
}
