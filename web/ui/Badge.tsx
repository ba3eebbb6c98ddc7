import { type JSX, Show } from 'solid-js';
import styles from './Badge.module.css';
import { Icon, type IconShape } from './Icon.tsx';

export type Tone = 'neutral' | 'accent' | 'attention' | 'danger' | 'success';

/** A word about a state: "4 nowe", "do pt., 27 listopada". */
export function Badge(props: { tone?: Tone | undefined; icon?: IconShape | undefined; children: JSX.Element }) {
  return (
    <span class={styles.badge} data-tone={props.tone ?? 'neutral'}>
      <Show when={props.icon}>{(icon) => <Icon of={icon()} size="s" />}</Show>
      {props.children}
    </span>
  );
}

/** A number in a filled circle; the label says of what ("4 sprawy czekają"). Nothing at zero. */
export function Count(props: { value: number; label: string }) {
  return (
    <Show when={props.value > 0}>
      <span class={styles.count}>
        <span aria-hidden="true">{props.value > 99 ? '99+' : props.value}</span>
        <span class="visually-hidden">{props.label}</span>
      </span>
    </Show>
  );
}
