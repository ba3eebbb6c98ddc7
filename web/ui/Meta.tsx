import type { JSX } from 'solid-js';
import styles from './Meta.module.css';

/** A line of small facts under a title: spans, times, chips, icons with words. */
export function Meta(props: { children: JSX.Element }) {
  return <div class={styles.meta}>{props.children}</div>;
}

/** A text cut to one line. */
export function Clip(props: { children: JSX.Element }) {
  return <span class={styles.clip}>{props.children}</span>;
}
