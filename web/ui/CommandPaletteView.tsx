import * as Kobalte from '@kobalte/core/dialog';
import Search from 'lucide-solid/icons/search';
import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { adopt } from './adopt.ts';
import { createBackCloses } from './back.ts';
import type { CommandPaletteProps, PaletteItem } from './CommandPalette.tsx';
import styles from './CommandPaletteView.module.css';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { createPaletteSearch, type PaletteResult } from './palette-search.ts';
import { splitByMatch } from './text-match.ts';

/** The palette itself: a field, the groups of what was found under it, the keys that work. */
export function CommandPaletteView(props: CommandPaletteProps) {
  createBackCloses(
    () => props.open,
    () => props.onClose(),
  );
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Trigger as={adopt(opener)} />
      <Kobalte.Portal>
        <Kobalte.Overlay class={styles.overlay} />
        <div class={styles.place}>
          <Kobalte.Content class={styles.palette} aria-label={props.label} aria-modal="true">
            <Finder {...props} />
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

function Finder(props: CommandPaletteProps) {
  const id = createUniqueId();
  const search = createPaletteSearch(() => props.sources);
  const [chosen, setChosen] = createSignal(0);
  createEffect(on(search.query, () => setChosen(0)));
  const index = () => Math.min(chosen(), search.items().length - 1);
  const current = () => search.items()[index()];
  const optionId = (item: PaletteItem) => `${id}-${search.items().indexOf(item)}`;
  const run = (item: PaletteItem) => {
    props.onClose();
    item.run();
  };
  const press = (event: KeyboardEvent) => {
    const to = move(event.key, index(), search.items().length);
    const item = current();
    if (to !== undefined) setChosen(to);
    else if (event.key === 'Enter' && item && !event.isComposing) run(item);
    else return;
    event.preventDefault();
    document.getElementById(`${id}-${index()}`)?.scrollIntoView({ block: 'nearest' });
  };
  const activeId = () => {
    const item = current();
    return item ? optionId(item) : undefined;
  };
  return (
    <>
      <div class={styles.input}>
        <Icon of={Search} />
        <input
          type="text"
          role="combobox"
          aria-label={props.label}
          placeholder={props.label}
          aria-expanded={search.items().length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId()}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          value={search.query()}
          onInput={(event) => search.setQuery(event.currentTarget.value)}
          onKeyDown={press}
        />
        <Kbd keys="Esc" />
      </div>
      <Results id={id} label={props.label} search={search} current={current()} optionId={optionId} onRun={run} />
      <p class="visually-hidden" role="status">
        {search.settled() ? t('ui.palette.found', { count: search.items().filter((item) => !item.onward).length }) : ''}
      </p>
      <p class={styles.foot} aria-hidden="true">
        <span>
          <Kbd keys="↑" /> <Kbd keys="↓" /> {t('ui.palette.choose')}
        </span>
        <span>
          <Kbd keys="Enter" /> {t('ui.palette.open')}
        </span>
      </p>
    </>
  );
}

function move(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return count ? (from + 1) % count : 0;
  if (key === 'ArrowUp') return count ? (from - 1 + count) % count : 0;
  return undefined;
}

type ResultsProps = {
  id: string;
  label: string;
  search: ReturnType<typeof createPaletteSearch>;
  current: PaletteItem | undefined;
  optionId: (item: PaletteItem) => string;
  onRun: (item: PaletteItem) => void;
};

function Results(props: ResultsProps) {
  return (
    <div class={styles.list}>
      <div id={`${props.id}-list`} role="listbox" aria-label={props.label} tabindex={-1}>
        <For each={props.search.results()}>{(result) => <Group {...props} result={result} />}</For>
      </div>
      <Show when={props.search.settled() && props.search.items().length === 0}>
        <p class={styles.none}>{t('ui.palette.none')}</p>
      </Show>
    </div>
  );
}

function Group(props: ResultsProps & { result: PaletteResult }) {
  const titleId = () => `${props.id}-${props.result.source.id}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
    <div role="group" aria-labelledby={titleId()}>
      <div class={styles.group} id={titleId()} role="presentation">
        {props.result.source.title}
      </div>
      <For each={props.result.items}>
        {(item) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and the keys
          <div
            class={styles.option}
            role="option"
            id={props.optionId(item)}
            aria-selected={item === props.current}
            onClick={() => props.onRun(item)}
          >
            <Show when={item.lead} fallback={<Show when={item.icon}>{(icon) => <Icon of={icon()} />}</Show>}>
              {(lead) => lead()()}
            </Show>
            <span class={styles.label}>
              <For each={splitByMatch(item.label, props.search.query())}>
                {(part) => (part.match ? <mark>{part.text}</mark> : part.text)}
              </For>
            </span>
            <Show when={item.detail}>
              <span class={styles.detail}>{item.detail}</span>
            </Show>
            <Show when={item.keys}>{(keys) => <Kbd keys={keys()} />}</Show>
          </div>
        )}
      </For>
    </div>
  );
}
