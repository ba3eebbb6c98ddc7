import { For, Show } from 'solid-js';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import styles from './AgendaList.module.css';
import { type AgendaItem, itemStarts } from './agenda.ts';

/** The agenda, item by item; with the hour of each where all of them say how long they take. */
export function AgendaList(props: { items: readonly AgendaItem[]; start: string | null }) {
  const starts = () => itemStarts(props.items);
  const hour = (index: number) => {
    const minutes = starts()?.[index];
    return minutes === undefined || !props.start ? undefined : new Date(Date.parse(props.start) + minutes * 60_000);
  };
  return (
    <ol class={styles.agenda}>
      <For each={props.items}>
        {(item, index) => (
          <li>
            <Show when={hour(index())} fallback={<span class={styles.number}>{index() + 1}.</span>}>
              {(at) => <time datetime={at().toISOString()}>{formatTime(at())}</time>}
            </Show>
            <span class={styles.item}>{bindShortWords(item.text)}</span>
            <Show when={item.minutes}>
              {(minutes) => <span class="muted tabular">{t('meetings.min', { count: minutes() })}</span>}
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
