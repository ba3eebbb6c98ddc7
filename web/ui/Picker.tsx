import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Field, useField } from './Field.tsx';
import { Icon } from './Icon.tsx';
import input from './Input.module.css';
import styles from './Picker.module.css';
import { matchesQuery } from './text-match.ts';

const gap = 4;
const roomNeeded = 200;

export type PickerOption = {
  value: string;
  label: string;
  /** Beside the label, in grey; searched too. */
  detail?: string;
  /** Before the label: an avatar. */
  lead?: () => JSX.Element;
};

type PickerProps = {
  label: string;
  hint?: JSX.Element;
  error?: string | undefined;
  optional?: boolean | undefined;
  options: readonly PickerOption[];
  /** The values of those chosen, in the order of choosing. */
  values: readonly string[];
  onChange: (values: string[]) => void;
};

/** Several of many, by typing: people to invite. Arrow keys and Enter choose, Backspace takes the last one out. */
export function Picker(props: PickerProps) {
  const chosen = () => props.values.flatMap((value) => props.options.find((option) => option.value === value) ?? []);
  const remove = (value: string) => props.onChange(props.values.filter((other) => other !== value));
  return (
    <Field label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <Show when={chosen().length > 0}>
        <ul class={styles.chosen} aria-label={props.label}>
          <For each={chosen()}>
            {(option) => (
              <li class={styles.chip}>
                {option.lead?.()}
                <span>{option.label}</span>
                <button
                  type="button"
                  class={styles.remove}
                  aria-label={t('ui.picker.remove', { name: option.label })}
                  onClick={() => remove(option.value)}
                >
                  <Icon of={X} size="s" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Search {...props} />
    </Field>
  );
}

function Search(props: PickerProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [active, setActive] = createSignal(0);
  const [field, setField] = createSignal<HTMLInputElement>();
  const { place, open, close } = createPlace(field);
  const fitting = () =>
    props.options.filter(
      (option) =>
        !props.values.includes(option.value) && matchesQuery(`${option.label} ${option.detail ?? ''}`, text().trim()),
    );
  const index = () => Math.min(active(), fitting().length - 1);
  const add = (option: PickerOption) => {
    props.onChange([...props.values, option.value]);
    setText('');
    setActive(0);
    requestAnimationFrame(open);
  };
  const press = (event: KeyboardEvent) => {
    const option = place() ? fitting()[index()] : undefined;
    const count = fitting().length;
    if (event.key === 'ArrowDown') setActive(place() && count ? (index() + 1) % count : index());
    else if (event.key === 'ArrowUp') setActive(count ? (index() - 1 + count) % count : 0);
    else if (event.key === 'Enter' && option) add(option);
    else if (event.key === 'Escape' && place()) event.stopPropagation();
    else if (event.key === 'Backspace' && !text()) return props.onChange(props.values.slice(0, -1));
    else return;
    event.preventDefault();
    if (event.key === 'Escape') close();
    else if (event.key !== 'Enter') open();
    document.getElementById(`${id}-${index()}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <input
        {...useField()}
        ref={setField}
        type="text"
        class={input.input}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={Boolean(place())}
        aria-controls={`${id}-list`}
        aria-activedescendant={place() && fitting().length ? `${id}-${index()}` : undefined}
        value={text()}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          open();
        }}
        onClick={open}
        onBlur={close}
        on:keydown={press}
      />
      <Options id={id} label={props.label} place={place()} options={fitting()} index={index()} onPick={add} />
    </>
  );
}

/** Where the field is while its list is open, however the page scrolls. */
function createPlace(field: () => HTMLElement | undefined) {
  const [place, setPlace] = createSignal<DOMRect>();
  const open = () => setPlace(field()?.getBoundingClientRect());
  const isOpen = createMemo(() => Boolean(place()));
  createEffect(() => {
    if (!isOpen()) return;
    addEventListener('scroll', open, { capture: true, passive: true });
    addEventListener('resize', open);
    onCleanup(() => {
      removeEventListener('scroll', open, { capture: true });
      removeEventListener('resize', open);
    });
  });
  return { place, open, close: () => setPlace(undefined) };
}

type OptionsProps = {
  id: string;
  label: string;
  /** Where the field is; nothing while the list is closed. */
  place: DOMRect | undefined;
  options: readonly PickerOption[];
  index: number;
  onPick: (option: PickerOption) => void;
};

/** The list stands over everything, so that nothing moves under the pointer when it closes. */
function Options(props: OptionsProps) {
  const position = () => {
    const { left = 0, width = 0, top = 0, bottom = 0 } = props.place ?? {};
    const above = innerHeight - bottom < roomNeeded && top > innerHeight - bottom;
    const edge = above ? { bottom: `${innerHeight - top + gap}px` } : { top: `${bottom + gap}px` };
    return { left: `${left}px`, width: `${width}px`, top: 'auto', bottom: 'auto', ...edge };
  };
  return (
    <div class={styles.list} hidden={!props.place} style={position()}>
      <div role="listbox" id={`${props.id}-list`} aria-label={props.label} tabindex={-1}>
        <For each={props.options}>
          {(option, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and the keys
            <div
              role="option"
              class={styles.option}
              id={`${props.id}-${at()}`}
              aria-selected={at() === props.index}
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onPick(option)}
            >
              {option.lead?.()}
              <span class={styles.label}>{option.label}</span>
              <Show when={option.detail}>
                <span class={styles.detail}>{option.detail}</span>
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={props.options.length === 0}>
        <p class={styles.none}>{t('ui.picker.none')}</p>
      </Show>
    </div>
  );
}
