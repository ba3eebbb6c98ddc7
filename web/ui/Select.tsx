import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For } from 'solid-js';
import { useField } from './Field.tsx';
import { Icon } from './Icon.tsx';
import input from './Input.module.css';
import styles from './Select.module.css';

export type Option<Value extends string = string> = { value: Value; label: string; disabled?: boolean };

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  name?: string | undefined;
  disabled?: boolean | undefined;
  /** Only outside of a Field. */
  label?: string | undefined;
};

/** One of a few, inside a Field. The browser's own list, so phones show their wheel. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const choose = (index: number) => {
    const option = props.options[index];
    if (option) props.onChange(option.value);
  };
  return (
    <span class={styles.wrap}>
      <select
        {...useField()}
        class={input.input}
        name={props.name}
        disabled={props.disabled}
        aria-label={props.label}
        onChange={(event) => choose(event.currentTarget.selectedIndex)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} disabled={option.disabled} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <Icon of={ChevronDown} />
    </span>
  );
}
