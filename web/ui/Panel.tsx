import type { JSX } from 'solid-js';
import styles from './Panel.module.css';

type PanelProps = {
  label: string;
  /** Stays in sight while the page scrolls. */
  sticky?: boolean | undefined;
  children: JSX.Element;
};

/** The context of a page (people, agenda, next days): a column at a desk, under the page on smaller screens. */
export function Panel(props: PanelProps) {
  return (
    <aside class={styles.panel} aria-label={props.label} data-sticky={props.sticky ? '' : undefined}>
      {props.children}
    </aside>
  );
}
