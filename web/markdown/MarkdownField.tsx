import { createEffect, createSignal, createUniqueId, type JSX, on, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { fitHeight } from '../lib/fit-height.ts';
import { createLate } from '../lib/late.ts';
import { useField } from '../ui/Field.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { Callable } from './callable.ts';
import { createHandText } from './hand-text.ts';
import styles from './MarkdownField.module.css';
import type { SuggestionList } from './suggestions.ts';
import { TextTools } from './TextTools.tsx';
import { type Tool, toolOf } from './tool-keys.ts';
import './texts.ts';

type MarkdownFieldProps = {
  /** As it is stored: names with their addresses. */
  value: string;
  onValue: (value: string) => void;
  callable: Callable;
  /** Characters that may be stored; near the limit it says how many are left. */
  limit: number;
  rows?: number;
  placeholder?: string;
  /** Outside of a Field: its name, and the id of what describes it. */
  label?: string;
  describedBy?: string;
  ref?: (field: HTMLTextAreaElement) => void;
  /** True when the key was for the place where it stands. Asked before the tools. */
  onKey?: (event: KeyboardEvent) => boolean;
  onPaste?: (event: ClipboardEvent) => void;
  /** Inside the frame, over the tools. */
  above?: JSX.Element;
  /** Inside the frame, under the text. */
  children?: JSX.Element;
};

const warnBelow = 500;

/** What helps whoever writes, and nobody who only reads. */
async function loadAids() {
  const [{ Completion, Preview }, { applyTool, continueByKey }] = await Promise.all([
    import('./WritingAids.tsx'),
    import('./text-tools.ts'),
  ]);
  return { Completion, Preview, applyTool, continueByKey };
}

/** Where Markdown is written: by hand or with tools, with people and things named, and shown as it will look. */
export function MarkdownField(props: MarkdownFieldProps) {
  const tied = useField();
  const limitId = createUniqueId();
  const [field, setField] = createSignal<HTMLTextAreaElement>();
  const [previewing, setPreviewing] = createSignal(false);
  const [list, setList] = createSignal<SuggestionList>();
  const aids = createLate(loadAids);
  const hand = createHandText(
    () => props.value,
    (value) => props.onValue(value),
  );
  const left = () => props.limit - Array.from(props.value).length;
  createEffect(
    on([hand.text, field], ([, area]) => {
      if (area) fitHeight(area);
    }),
  );
  // What was sent is not looked at any more.
  createEffect(
    on(
      () => props.value === '',
      () => setPreviewing(false),
      { defer: true },
    ),
  );

  /** What is not there yet looks as soon as it is. */
  const look = () => {
    if (list()) list()?.look();
    else void aids.want();
  };
  const preview = (on: boolean) => {
    void aids.want();
    setPreviewing(on);
  };
  const ready = (next: SuggestionList | undefined) => {
    setList(next);
    if (document.activeElement === field()) next?.look();
  };
  const use = async (tool: Tool) => {
    await aids.want();
    const area = field();
    if (area) aids.part()?.applyTool(area, tool);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (list()?.onKeyDown(event)) return;
    const tool = toolOf(event);
    const isOwn = props.onKey?.(event) ?? false;
    if (!isOwn && tool) void use(tool);
    if (isOwn || tool) event.preventDefault();
    else aids.part()?.continueByKey(event);
  };
  const describedBy = () => [tied['aria-describedby'], props.describedBy, limitId].filter(Boolean).join(' ');

  return (
    <div class={styles.box} data-invalid={tied['aria-invalid'] || left() < 0 ? '' : undefined}>
      {props.above}
      <TextTools onTool={(tool) => void use(tool)} previewing={previewing()} onPreview={preview} />
      <textarea
        ref={(element) => {
          setField(element);
          props.ref?.(element);
        }}
        id={tied.id}
        rows={props.rows ?? 2}
        hidden={previewing()}
        aria-label={props.label}
        aria-invalid={tied['aria-invalid'] ?? (left() < 0 ? 'true' : undefined)}
        aria-describedby={describedBy()}
        aria-autocomplete="list"
        aria-controls={list()?.attributes['aria-controls']}
        aria-activedescendant={list()?.attributes['aria-activedescendant']}
        placeholder={props.placeholder}
        value={hand.text()}
        onInput={({ currentTarget }) => {
          hand.write(currentTarget.value);
          look();
        }}
        onFocus={() => void aids.want()}
        onKeyDown={onKeyDown}
        onKeyUp={() => list()?.look()}
        onClick={() => list()?.look()}
        onBlur={() => list()?.close()}
        onPaste={(event) => props.onPaste?.(event)}
      />
      <Show when={previewing()}>
        <section class={styles.preview} aria-label={t('markdown.preview')} aria-live="polite">
          <Show when={aids.part()} keyed fallback={aids.failed() ? t('errors.network') : <Skeleton count={1} />}>
            {({ Preview }) => <Preview body={props.value} />}
          </Show>
        </section>
      </Show>
      <Show when={aids.part()} keyed>
        {({ Completion }) => (
          <Completion field={field} naming={{ callable: () => props.callable, hand }} onReady={ready} />
        )}
      </Show>
      <p class={styles.limit} id={limitId} data-over={left() < 0 ? '' : undefined}>
        <Show when={left() < warnBelow}>
          {left() < 0 ? t('markdown.tooLong', { count: -left() }) : t('markdown.charactersLeft', { count: left() })}
        </Show>
      </p>
      {props.children}
    </div>
  );
}
