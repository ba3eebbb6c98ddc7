import { For } from 'solid-js';
import styles from './MessageBody.module.css';

/** A text that the server has not rendered yet, as it was typed: nothing in it is markup. */
export function MessageBody(props: { body: string }) {
  return (
    <div class={styles.body}>
      <For each={props.body.split(/\n\s*\n/)}>{(paragraph) => <p>{paragraph}</p>}</For>
    </div>
  );
}
