import { type JSX, Show } from 'solid-js';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './Rows.module.css';

type RowsProps = {
  label?: string | undefined;
  tight?: boolean | undefined;
  /** On a phone: the side goes under (stack, the default), stays beside, or all stays with its avatar (keep). */
  phone?: 'stack' | 'beside' | 'keep' | undefined;
  children: JSX.Element;
};

/** A ruled list, not a stack of boxes. */
export function Rows(props: RowsProps) {
  return (
    <ul
      class={styles.rows}
      aria-label={props.label}
      data-tight={props.tight ? '' : undefined}
      data-phone={props.phone ?? 'stack'}
    >
      {props.children}
    </ul>
  );
}

type RowProps = {
  /** An Avatar, a RowIcon or a DateBlock. */
  lead?: JSX.Element;
  title: JSX.Element;
  /** The title becomes a link that covers the row. */
  href?: string | undefined;
  /** The link opens something beside the list: the page stays where it is scrolled. */
  keepScroll?: boolean | undefined;
  /** At the end: a badge, small buttons; they stay above the link. */
  side?: JSX.Element;
  state?: 'unread' | 'read' | 'chosen' | undefined;
  /** Under the title: Meta lines. */
  children?: JSX.Element;
};

/** One thing in a list: what it is, about it, what to do with it. */
export function Row(props: RowProps) {
  return (
    <li class={styles.row} data-state={props.state} data-lead={props.lead ? '' : undefined}>
      <Show when={props.lead}>
        <div class={styles.lead}>{props.lead}</div>
      </Show>
      <div class={styles.body}>
        <Show when={props.href} fallback={<span class={styles.title}>{props.title}</span>}>
          {(href) => (
            <a class={styles.title} href={href()} noScroll={props.keepScroll}>
              {props.title}
            </a>
          )}
        </Show>
        {props.children}
      </div>
      <Show when={props.side}>
        <div class={styles.side}>{props.side}</div>
      </Show>
    </li>
  );
}

/** An icon in a grey circle, as the lead of a row. */
export function RowIcon(props: { of: IconShape }) {
  return (
    <span class={styles.icon}>
      <Icon of={props.of} />
    </span>
  );
}
