import Calendar from 'lucide-solid/icons/calendar';
import { createEffect, createSignal, type JSX, lazy, on, Show, Suspense } from 'solid-js';
import { dayKey } from '../i18n/dates.ts';
import { locale, localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import styles from './DateField.module.css';
import { addDays, parseDay, writeDay } from './date-text.ts';
import { Field, useField } from './Field.tsx';
import { IconButton } from './IconButton.tsx';
import input from './Input.module.css';

type DateFieldProps = {
  label: string;
  hint?: JSX.Element;
  error?: string | undefined;
  optional?: boolean | undefined;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  /** A day, or nothing when the text is empty or no day. */
  onChange: (day: string) => void;
  min?: string | undefined;
  max?: string | undefined;
};

const CalendarView = lazy(() => import('./CalendarView.tsx').then((module) => ({ default: module.CalendarView })));
const touch = () => matchMedia('(pointer: coarse)').matches;

/** A day: typed as in Poland ("30.11", "30.11.2026"), by arrow keys, or in a calendar; a phone shows its own wheel. */
export function DateField(props: DateFieldProps) {
  const [invalid, setInvalid] = createSignal(false);
  const error = () => props.error ?? (invalid() ? t('ui.date.invalid', { example: example() }) : undefined);
  return (
    <Field label={props.label} hint={props.hint} error={error()} optional={props.optional}>
      <Show when={touch()} fallback={<TypedDay {...props} onInvalid={setInvalid} />}>
        <NativeDay {...props} />
      </Show>
    </Field>
  );
}

const separator = () => (locale() === 'pl' ? '.' : '/');
const example = () => writeDay(addDays(dayKey(new Date()), 7), separator());

function TypedDay(props: DateFieldProps & { onInvalid: (invalid: boolean) => void }) {
  const today = dayKey(new Date());
  const shown = () => (props.value ? writeDay(props.value, separator()) : '');
  const [text, setText] = createSignal(shown());
  const [open, setOpen] = createSignal(false);
  const [place, setPlace] = createSignal<HTMLElement>();
  createEffect(on(shown, (next) => parseDay(text(), today) !== props.value && setText(next)));
  const type = (typed: string) => {
    setText(typed);
    props.onInvalid(false);
    props.onChange(parseDay(typed, today) ?? '');
  };
  const leave = () => {
    const day = parseDay(text(), today);
    props.onInvalid(Boolean(text().trim()) && !day);
    if (day) setText(writeDay(day, separator()));
  };
  const pick = (day: string) => {
    props.onInvalid(false);
    setText(writeDay(day, separator()));
    props.onChange(day);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (event.altKey) setOpen(true);
    else pick(props.value ? addDays(props.value, step) : today);
  };
  return (
    <span class={styles.wrap} ref={setPlace}>
      <input
        {...useField()}
        type="text"
        class={`${input.input} ${styles.day}`}
        autocomplete="off"
        placeholder={t('ui.date.pattern')}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      <span class={styles.weekday}>{props.value ? weekday(props.value) : ''}</span>
      <span class={styles.button}>
        <IconButton label={t('ui.date.calendar')} icon={Calendar} size="small" onClick={() => setOpen(!open())} />
      </span>
      <Show when={place()}>
        {(element) => (
          <Show when={open()}>
            <Suspense>
              <CalendarView {...props} trigger={element()} today={today} onPick={pick} onClose={() => setOpen(false)} />
            </Suspense>
          </Show>
        )}
      </Show>
    </span>
  );
}

function NativeDay(props: DateFieldProps) {
  return (
    <input
      {...useField()}
      type="date"
      class={input.input}
      value={props.value}
      min={props.min}
      max={props.max}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat(localeTag(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(day));
}
