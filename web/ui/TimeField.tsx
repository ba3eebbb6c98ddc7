import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './DateField.module.css';
import { parseTime, stepTime } from './date-text.ts';
import { Field, useField } from './Field.tsx';
import input from './Input.module.css';

type TimeFieldProps = {
  label: string;
  hint?: JSX.Element;
  error?: string | undefined;
  optional?: boolean | undefined;
  /** `HH:MM`, or empty. */
  value: string;
  /** A time, or nothing when the text is empty or no time. */
  onChange: (time: string) => void;
};

/** An hour of the day: "9", "14:05", "1405", or arrow keys by quarters; a phone shows its own wheel. */
export function TimeField(props: TimeFieldProps) {
  const [invalid, setInvalid] = createSignal(false);
  const error = () => props.error ?? (invalid() ? t('ui.time.invalid') : undefined);
  return (
    <Field label={props.label} hint={props.hint} error={error()} optional={props.optional}>
      <Show
        when={matchMedia('(pointer: coarse)').matches}
        fallback={<TypedTime value={props.value} onChange={props.onChange} onInvalid={setInvalid} />}
      >
        <NativeTime value={props.value} onChange={props.onChange} />
      </Show>
    </Field>
  );
}

type ControlProps = Pick<TimeFieldProps, 'value' | 'onChange'>;

function TypedTime(props: ControlProps & { onInvalid: (invalid: boolean) => void }) {
  const [text, setText] = createSignal(props.value);
  createEffect(
    on(
      () => props.value,
      (next) => (parseTime(text()) ?? '') !== next && setText(next),
    ),
  );
  const type = (typed: string) => {
    setText(typed);
    props.onInvalid(false);
    props.onChange(parseTime(typed) ?? '');
  };
  const leave = () => {
    const time = parseTime(text());
    props.onInvalid(Boolean(text().trim()) && !time);
    if (time) setText(time);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    type(stepTime(props.value || '09:00', event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <input
      {...useField()}
      type="text"
      inputmode="numeric"
      class={`${input.input} ${styles.time}`}
      autocomplete="off"
      placeholder={t('ui.time.pattern')}
      value={text()}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={press}
    />
  );
}

function NativeTime(props: ControlProps) {
  return (
    <input
      {...useField()}
      type="time"
      class={`${input.input} ${styles.time}`}
      value={props.value}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
