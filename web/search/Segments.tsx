import { For } from 'solid-js';
import { foundKinds, type Sort, sorts } from '../../shared/search/schema.ts';
import { t } from '../i18n/t.ts';
import { Select } from '../ui/Select.tsx';
import type { Asked } from './asked.ts';
import styles from './Segments.module.css';

/** Which kind is shown, and in what order. */
export function Segments(props: { asked: Asked }) {
  return (
    <div class={styles.bar}>
      <fieldset class={styles.kinds}>
        <legend class="visually-hidden">{t('search.kinds')}</legend>
        <For each={[undefined, ...foundKinds]}>
          {(kind) => (
            <button
              type="button"
              class={styles.kind}
              aria-pressed={props.asked.kind() === kind}
              onClick={() => props.asked.setKind(kind)}
            >
              {kind ? t(`search.kind.${kind}`) : t('search.kind.all')}
            </button>
          )}
        </For>
      </fieldset>
      <div class={styles.sort}>
        <Select<Sort>
          label={t('search.sort')}
          options={sorts.map((value) => ({ value, label: t(`search.sort.${value}`) }))}
          value={props.asked.sort()}
          onChange={(sort) => props.asked.setSort(sort)}
        />
      </div>
    </div>
  );
}
