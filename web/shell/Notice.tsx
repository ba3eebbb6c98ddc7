import type { JSX, ParentProps } from 'solid-js';
import { Icon, type IconShape } from '../ui/Icon.tsx';
import styles from './Notice.module.css';

type NoticeProps = ParentProps<{ icon: IconShape; title: string; actions: JSX.Element }>;

/** A whole page that only says something: not found, failed, no connection. */
export function Notice(props: NoticeProps) {
  return (
    <main class={styles.notice} id="main" tabindex={-1}>
      <Icon of={props.icon} size="l" />
      <h1>{props.title}</h1>
      <p class={styles.words}>{props.children}</p>
      <div class={styles.actions}>{props.actions}</div>
    </main>
  );
}
