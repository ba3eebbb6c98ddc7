import Calendar from 'lucide-solid/icons/calendar';
import { createEffect, createSignal, type JSX, lazy, on, Show, Suspense } from 'solid-js';
import { dayKey } from '../i18n/dates.ts';
import { locale, localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import styles from './DateField.module.css';
import { addDays, isWrittenAsDay, parseDay, writeDay } from './date-text.ts';
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
  const [wrong, setWrong] = createSignal<string>();
  const [told, setTold] = createSignal(false);
  // To a form a text that is no day is a missing day; the reader is told what it is.
  const error = () => (wrong() && (told() || props.error) ? wrong() : props.error);
  return (
    <Field label={props.label} hint={props.hint} error={error()} optional={props.optional}>
      <Show when={touch()} fallback={<TypedDay {...props} onWrong={setWrong} onTold={setTold} />}>
        <NativeDay {...props} />
      </Show>
    </Field>
  );
}

const separator = () => (locale() === 'pl' ? '.' : '/');
const example = () => writeDay(addDays(dayKey(new Date()), 7), separator());

/** What is wrong with a text that is no day. */
function wrongText(text: string, today: string): string | undefined {
  if (text.trim() === '' || parseDay(text, today)) return undefined;
  return t(isWrittenAsDay(text) ? 'ui.date.none' : 'ui.date.invalid', { example: example() });
}

type TypedDayProps = DateFieldProps & { onWrong: (text: string | undefined) => void; onTold: (told: boolean) => void };

function TypedDay(props: TypedDayProps) {
  let field: HTMLInputElement | undefined;
  const today = dayKey(new Date());
  const shown = () => (props.value ? writeDay(props.value, separator()) : '');
  const [text, setText] = createSignal(shown());
  const [open, setOpen] = createSignal(false);
  const [place, setPlace] = createSignal<HTMLElement>();
  // A text that is no day stands for no value: it stays, to be mended.
  createEffect(on(shown, (next) => (parseDay(text(), today) ?? '') !== props.value && setText(next)));
  createEffect(() => {
    const wrong = wrongText(text(), today);
    field?.setCustomValidity(wrong ?? '');
    props.onWrong(wrong);
  });
  const type = (typed: string) => {
    setText(typed);
    props.onTold(false);
    props.onChange(parseDay(typed, today) ?? '');
  };
  const leave = () => {
    const day = parseDay(text(), today);
    props.onTold(true);
    if (day) setText(writeDay(day, separator()));
  };
  const pick = (day: string) => {
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
        ref={(element) => {
          field = element;
        }}
        type="text"
        class={`${input.input} ${styles.day}`}
        autocomplete="off"
        placeholder={t('ui.date.pattern')}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onInvalid={leave}
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
