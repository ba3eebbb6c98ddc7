import { type JSX, Show, splitProps } from 'solid-js';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

type IconButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'aria-label'> & {
  /** What it does: the accessible name, shown as a tooltip too. */
  label: string;
  icon?: IconShape | undefined;
  size?: 'small' | 'medium' | undefined;
  /** A toggle: on or off. */
  pressed?: boolean | undefined;
  /** A mark in the corner: something new. Say it in the label as well. */
  dot?: boolean | undefined;
};

/** A square button of one icon; children (an avatar) instead of the icon where needed. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['label', 'icon', 'size', 'pressed', 'dot', 'children']);
  const button = (
    <button
      type="button"
      {...rest}
      class={styles.button}
      data-size={own.size ?? 'medium'}
      aria-label={own.label}
      aria-pressed={own.pressed}
    >
      <Show when={own.icon} fallback={own.children}>
        {(icon) => <Icon of={icon()} size={own.size === 'small' ? 's' : 'm'} />}
      </Show>
      <Show when={own.dot}>
        <span class={styles.dot} />
      </Show>
    </button>
  );
  return (
    <Tooltip text={own.label} isName>
      {button}
    </Tooltip>
  );
}
