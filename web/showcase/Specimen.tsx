import type { JSX } from 'solid-js';
import styles from './Page.module.css';

/** One family of components under its name. */
export function Specimen(props: { title: string; children: JSX.Element }) {
  return (
    <div class={styles.specimen}>
      <h3>{props.title}</h3>
      <div class="flow">{props.children}</div>
    </div>
  );
}
