import { useSearchParams } from '@solidjs/router';
import SearchX from 'lucide-solid/icons/search-x';
import { createMemo, For, Show } from 'solid-js';
import { type Member, sectors } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import type { Query } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { matchesQuery } from '../ui/text-match.ts';
import styles from './Directory.module.css';
import { PersonRow } from './PersonRow.tsx';

type Filter = { szukaj?: string; sektor?: string };

/** People by sector, narrowed by what they can do; the filter stands in the address. */
export function Directory(props: { people: Query<Member[]>; isNarrow: boolean }) {
  const [query, setQuery] = useSearchParams<Filter>();
  const found = createMemo(() => props.people.data()?.filter((person) => isWanted(person, query)) ?? []);
  const present = () => sectors.filter((sector) => found().some((person) => person.sector === sector));
  return (
    <>
      <search class={styles.filters} aria-label={t('people.filters')}>
        <Field label={t('people.search')}>
          <Input
            type="search"
            value={query.szukaj ?? ''}
            onInput={(event) => setQuery({ szukaj: event.currentTarget.value || null }, { replace: true })}
          />
        </Field>
        <Field label={t('people.sector')}>
          <Select
            options={[
              { value: '', label: t('people.allSectors') },
              ...sectors.map((value) => ({ value, label: t(`people.sector.${value}`) })),
            ]}
            value={query.sektor ?? ''}
            onChange={(sektor) => setQuery({ sektor: sektor || null }, { replace: true })}
          />
        </Field>
      </search>
      <Loaded query={props.people}>
        {() => (
          <>
            <p class="visually-hidden" role="status">
              {t('people.found', { count: found().length })}
            </p>
            <Show
              when={found().length > 0}
              fallback={<EmptyState icon={SearchX} title={t('people.none')} text={t('people.noneHint')} />}
            >
              <For each={present()}>
                {(sector) => <Sector sector={sector} people={found()} isNarrow={props.isNarrow} />}
              </For>
            </Show>
          </>
        )}
      </Loaded>
    </>
  );
}

function Sector(props: { sector: Member['sector']; people: readonly Member[]; isNarrow: boolean }) {
  const people = () => props.people.filter((person) => person.sector === props.sector);
  return (
    <Section title={t(`people.sector.${props.sector}`)} count={people().length}>
      <Rows phone="keep" tight>
        <For each={people()}>{(person) => <PersonRow person={person} alone={props.isNarrow} />}</For>
      </Rows>
    </Section>
  );
}

function isWanted(person: Member, { szukaj, sektor }: Filter): boolean {
  if (sektor && person.sector !== sektor) return false;
  const words = szukaj?.trim() ?? '';
  const text = [person.displayName, person.organisation, person.region, ...person.competences].join(' ');
  return words === '' || matchesQuery(text, words);
}
