import Check from 'lucide-solid/icons/check';
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import box from './Checkbox.module.css';
import styles from './Choices.module.css';
import { FieldMessage } from './Field.tsx';
import { Icon } from './Icon.tsx';

export type Choice<Value extends string = string> = {
  value: Value;
  label: JSX.Element;
  hint?: JSX.Element;
  disabled?: boolean;
};

type ChoicesProps<Value extends string> = {
  legend: string;
  legendHidden?: boolean | undefined;
  hint?: JSX.Element;
  error?: string | undefined;
  choices: readonly Choice<Value>[];
  /** Undefined while nothing is chosen. */
  value: Value | undefined;
  onChange: (value: Value) => void;
  disabled?: boolean | undefined;
};

/** One of a few, as cards one under another (or side by side); each may explain itself. */
export function ChoiceCards<Value extends string>(props: ChoicesProps<Value> & { columns?: 1 | 2 | 3 | undefined }) {
  return <Group {...props} shape="cards" columns={props.columns} />;
}

/** One of a few, as a plain list. */
export function RadioGroup<Value extends string>(props: ChoicesProps<Value>) {
  return <Group {...props} shape="list" />;
}

/** One of two to four short words, in one bar: yes, maybe, no. */
export function Segmented<Value extends string>(props: ChoicesProps<Value> & { block?: boolean | undefined }) {
  return <Group {...props} shape="segmented" block={props.block} />;
}

const looks = {
  cards: { group: styles.cards, label: styles.card, input: box.box },
  list: { group: styles.list, label: box.check, input: box.box },
  segmented: { group: styles.segmented, label: styles.segment, input: styles.cover },
};

type GroupProps<Value extends string> = ChoicesProps<Value> & {
  shape: keyof typeof looks;
  columns?: number | undefined;
  block?: boolean | undefined;
};

function Group<Value extends string>(props: GroupProps<Value>) {
  const id = createUniqueId();
  const look = () => looks[props.shape];
  return (
    <fieldset class={styles.group} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class={props.legendHidden ? 'visually-hidden' : styles.legend}>{props.legend}</legend>
      <Show when={props.hint}>
        <p class={box.hint}>{props.hint}</p>
      </Show>
      <div class={look().group} data-columns={props.columns} data-block={props.block ? '' : undefined}>
        <For each={props.choices}>
          {(choice) => (
            <label class={look().label}>
              <input
                type="radio"
                class={look().input}
                name={id}
                value={choice.value}
                checked={choice.value === props.value}
                disabled={choice.disabled || props.disabled}
                onChange={() => props.onChange(choice.value)}
              />
              <Show when={props.shape === 'segmented'}>
                <Icon of={Check} size="s" />
              </Show>
              <Words choice={choice} />
            </label>
          )}
        </For>
      </div>
      <FieldMessage id={`${id}-error`} text={props.error} />
    </fieldset>
  );
}

function Words(props: { choice: Choice }) {
  return (
    <span>
      {props.choice.label}
      <Show when={props.choice.hint}>
        <span class={box.hint}>{props.choice.hint}</span>
      </Show>
    </span>
  );
}
