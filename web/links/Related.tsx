import { For, Show } from 'solid-js';
import type { Chip, Links, ThingRef } from '../../shared/links/schema.ts';
import { t } from '../i18n/t.ts';
import { request } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { Section } from '../ui/Section.tsx';
import styles from './Related.module.css';

/** "Powiązane": what a thing came from and what came of it. Nothing where there is nothing. `version` asks anew. */
export function Related(props: { thing: ThingRef; version?: unknown; level?: 2 | 3 }) {
  const query = createQuery(
    () => ({ ...props.thing, version: props.version }),
    ({ kind, id }) => request<Links>('GET', `/api/things/${kind}/${id}/links`),
  );
  const count = () => (query.data()?.sources.length ?? 0) + (query.data()?.results.length ?? 0);
  return (
    <Show when={count() > 0}>
      <Section title={t('links.title')} count={count()} level={props.level}>
        <Part title={t('links.sources')} chips={query.data()?.sources ?? []} />
        <Part title={t('links.results')} chips={query.data()?.results ?? []} />
      </Section>
    </Show>
  );
}

function Part(props: { title: string; chips: readonly Chip[] }) {
  return (
    <Show when={props.chips.length > 0}>
      <p class={styles.title}>{props.title}</p>
      <ul class={styles.list}>
        <For each={props.chips}>
          {(chip) => (
            <li>
              <a href={chip.path ?? ''}>{chip.title}</a> <span class={styles.kind}>{t(`links.kind.${chip.kind}`)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
