import { createUniqueId, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import styles from './Section.module.css';

type SectionProps = {
  title: JSX.Element;
  /** Beside the title, in grey: how many. */
  count?: number | undefined;
  /** At the end of the head: a link or a small button. */
  aside?: JSX.Element;
  /** The level of the heading; 2 is the default. */
  level?: 2 | 3 | undefined;
  children: JSX.Element;
};

/** A part of a page or a panel: a ruled head and what it holds. */
export function Section(props: SectionProps) {
  const id = createUniqueId();
  return (
    <section class={styles.section} aria-labelledby={id}>
      <SectionHead id={id} title={props.title} count={props.count} aside={props.aside} level={props.level} />
      {props.children}
    </section>
  );
}

/** The ruled head alone, where the part around it is not a section. */
export function SectionHead(props: Omit<SectionProps, 'children'> & { id?: string }) {
  return (
    <div class={styles.head}>
      <Dynamic component={`h${props.level ?? 2}`} id={props.id} class={styles.title}>
        {props.title}
        <Show when={props.count !== undefined}>
          <span class={styles.count}> {props.count}</span>
        </Show>
      </Dynamic>
      <Show when={props.aside}>
        <div class={styles.aside}>{props.aside}</div>
      </Show>
    </div>
  );
}
