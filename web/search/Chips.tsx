import CalendarArrowDown from 'lucide-solid/icons/calendar-arrow-down';
import CalendarArrowUp from 'lucide-solid/icons/calendar-arrow-up';
import Paperclip from 'lucide-solid/icons/paperclip';
import Tag from 'lucide-solid/icons/tag';
import User from 'lucide-solid/icons/user';
import Users from 'lucide-solid/icons/users';
import X from 'lucide-solid/icons/x';
import { createMemo, For, Show } from 'solid-js';
import {
  type Filter,
  type FilterName,
  filterNames,
  filterSpellings,
  parseQuery,
  printFilter,
  printQuery,
} from '../../shared/search/query.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { Icon, type IconShape } from '../ui/Icon.tsx';
import type { Asked } from './asked.ts';
import styles from './Chips.module.css';

const icons: Record<FilterName, IconShape> = {
  from: User,
  in: Users,
  label: Tag,
  before: CalendarArrowDown,
  after: CalendarArrowUp,
  has: Paperclip,
};

/** The filters of the query, each to be taken away, and buttons that begin another one in the field. */
export function Chips(props: { asked: Asked; focus: () => void }) {
  const query = createMemo(() => parseQuery(props.asked.q()));
  const remove = (index: number) => {
    const { terms, filters } = query();
    props.asked.setQ(printQuery({ terms, filters: filters.toSpliced(index, 1) }, locale()));
    props.focus();
  };
  const begin = (name: FilterName) => {
    const start = `${filterSpellings[name][locale()]}:${name === 'has' ? hasFile[locale()] : ''}`;
    props.asked.setQ(`${props.asked.q().trim()} ${start}`.trimStart());
    props.focus();
  };
  return (
    <div class={styles.chips}>
      <Show when={query().filters.length > 0}>
        <ul class={styles.list} aria-label={t('search.chosen')}>
          <For each={query().filters}>
            {(filter, index) => <Chip filter={filter} onRemove={() => remove(index())} />}
          </For>
        </ul>
      </Show>
      <fieldset class={styles.list}>
        <legend class="visually-hidden">{t('search.filters')}</legend>
        <For each={filterNames}>
          {(name) => (
            <button type="button" class={styles.add} onClick={() => begin(name)}>
              <Icon of={icons[name]} size="s" />
              {t(`search.filter.${name}`)}
            </button>
          )}
        </For>
      </fieldset>
    </div>
  );
}

const hasFile = { pl: 'plik', en: 'file' };

function Chip(props: { filter: Filter; onRemove: () => void }) {
  const text = () => printFilter(props.filter, locale());
  return (
    <li>
      <button
        type="button"
        class={styles.chip}
        onClick={() => props.onRemove()}
        aria-label={t('search.remove', { filter: text() })}
      >
        <Show when={props.filter.excluded}>{t('search.not')} </Show>
        {t(`search.filter.${props.filter.name}`)}
        <Show when={props.filter.name !== 'has'}>
          <strong>{props.filter.value}</strong>
        </Show>
        <Icon of={X} size="s" />
      </button>
    </li>
  );
}
