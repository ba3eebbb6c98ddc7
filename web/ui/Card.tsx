import type { JSX } from 'solid-js';
import styles from './Card.module.css';

type CardProps = {
  /** The id of its heading, when it has one: the card is then a region. */
  labelledBy?: string | undefined;
  /** Without padding: the content brings its own. */
  flush?: boolean | undefined;
  children: JSX.Element;
};

/** The one thing on a page that is acted on: the next meeting, a form. Everything else is a ruled list. */
export function Card(props: CardProps) {
  return (
    <section class={styles.card} aria-labelledby={props.labelledBy} data-flush={props.flush ? '' : undefined}>
      {props.children}
    </section>
  );
}
