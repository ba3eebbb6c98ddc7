import { Show } from 'solid-js';
import styles from './DateBlock.module.css';

type DateBlockProps = {
  weekday: string;
  day: string;
  month?: string | undefined;
  today?: boolean | undefined;
};

/** A day as a small block beside what happens on it; `datePieces()` gives the parts. */
export function DateBlock(props: DateBlockProps) {
  return (
    <span class={styles.date} data-today={props.today ? '' : undefined}>
      <span>{props.weekday}</span>
      <b>{props.day}</b>
      <Show when={props.month}>
        <span>{props.month}</span>
      </Show>
    </span>
  );
}
