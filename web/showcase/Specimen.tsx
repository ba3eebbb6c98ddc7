import type { JSX } from 'solid-js';
import styles from './Page.module.css';

/** One family of components under its name. */
export function Specimen(props: { title: string; children: JSX.Element }) {
  return (
    <section class={styles.specimen} aria-label={props.title}>
      <h3>{props.title}</h3>
      <div class="flow">{props.children}</div>
    </section>
  );
}
