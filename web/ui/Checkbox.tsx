import { type JSX, Show } from 'solid-js';
import styles from './Checkbox.module.css';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: JSX.Element;
  hint?: JSX.Element;
  /** Done: the label is struck through (a task). */
  struck?: boolean | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
};

/** A box to tick; the whole line is the target. */
export function Checkbox(props: CheckboxProps) {
  return (
    <label class={styles.check} data-struck={props.struck ? '' : undefined}>
      <input
        type="checkbox"
        class={styles.box}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        <span class={styles.label}>{props.label}</span>
        <Show when={props.hint}>
          <span class={styles.hint}>{props.hint}</span>
        </Show>
      </span>
    </label>
  );
}
