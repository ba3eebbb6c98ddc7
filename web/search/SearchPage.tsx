import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { parseQuery } from '../../shared/search/query.ts';
import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Page, PageHead } from '../ui/Page.tsx';
import { type Asked, useAsked } from './asked.ts';
import { Chips } from './Chips.tsx';
import { Help } from './Help.tsx';
import { Results } from './Results.tsx';
import styles from './SearchPage.module.css';
import { Segments } from './Segments.tsx';
import { walkResults } from './walk.ts';
import './texts.ts';

const pauseMs = 250;

/** /szukaj: one field over everything, what it finds by kind. */
export function SearchPage() {
  const asked = useAsked();
  const [field, setField] = createSignal<HTMLInputElement>();
  createTitle(() => (asked.q() ? `${asked.q()} · ${t('search.title')}` : t('search.title')));
  createCrumbs(() => [{ label: t('search.title') }]);
  onMount(() => {
    const listen = (event: KeyboardEvent) => walkResults(event, field());
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
    if (!asked.q()) field()?.focus();
  });
  return (
    <Page>
      <PageHead title={t('search.title')}>
        <p>{t('search.lede')}</p>
      </PageHead>
      <search class={styles.form} aria-label={t('search.form')}>
        <SearchField asked={asked} ref={setField} />
        <Chips asked={asked} focus={() => field()?.focus()} />
        <Show when={asked.q()}>
          <Segments asked={asked} />
        </Show>
      </search>
      <Show when={isAnything(asked.q())} fallback={<Help />}>
        <Results asked={asked} />
      </Show>
    </Page>
  );
}

const isAnything = (q: string): boolean => {
  const { terms, filters } = parseQuery(q);
  return terms.length + filters.length > 0;
};

/** Looks while one types, a moment after; at once on Enter. */
function SearchField(props: { asked: Asked; ref: (element: HTMLInputElement) => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const settle = (text: string, after: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => props.asked.setQ(text), after);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        settle(String(new FormData(event.currentTarget).get('q') ?? ''), 0);
      }}
    >
      <label class={styles.label} for="search-field">
        {t('search.field')}
      </label>
      <input
        ref={props.ref}
        id="search-field"
        class={styles.field}
        type="search"
        name="q"
        maxLength={300}
        autocomplete="off"
        enterkeyhint="search"
        aria-keyshortcuts="/"
        value={props.asked.q()}
        onInput={(event) => settle(event.currentTarget.value, pauseMs)}
      />
    </form>
  );
}
