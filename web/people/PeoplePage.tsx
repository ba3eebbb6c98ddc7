import { useSearchParams } from '@solidjs/router';
import SearchX from 'lucide-solid/icons/search-x';
import { createMemo, For, Show } from 'solid-js';
import { type Member, sectors } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { matchesQuery } from '../ui/text-match.ts';
import { listMembers } from './api.ts';
import styles from './PeoplePage.module.css';
import { PersonPanel } from './PersonPanel.tsx';
import { PersonRow } from './PersonRow.tsx';

/** /ludzie: everybody by sector; found by what they can do. The chosen person stands beside, and in the address. */
export function PeoplePage() {
  createTitle(() => t('people.title'));
  createCrumbs(() => [{ label: t('people.title') }]);
  const [query, setQuery] = useSearchParams<{ szukaj?: string; sektor?: string; osoba?: string }>();
  const people = createQuery(() => 'all', listMembers);
  const found = createMemo(() => people.data()?.filter((person) => isWanted(person, query)) ?? []);
  const chosen = () => people.data()?.find((person) => person.id === query.osoba);
  return (
    <Page panel={<Show when={chosen()}>{(person) => <PersonPanel person={person()} />}</Show>}>
      <PageHead title={t('people.title')}>
        <p>{t('people.lede')}</p>
      </PageHead>
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
      <Loaded query={people}>
        {() => (
          <>
            <p class="visually-hidden" role="status">
              {t('people.found', { count: found().length })}
            </p>
            <Show
              when={found().length > 0}
              fallback={<EmptyState icon={SearchX} title={t('people.none')} text={t('people.noneHint')} />}
            >
              <For each={sectors.filter((sector) => found().some((person) => person.sector === sector))}>
                {(sector) => <Sector title={t(`people.sector.${sector}`)} sector={sector} people={found()} />}
              </For>
            </Show>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Sector(props: { title: string; sector: Member['sector']; people: Member[] }) {
  const people = () => props.people.filter((person) => person.sector === props.sector);
  return (
    <Section title={props.title} count={people().length}>
      <Rows phone="keep" tight>
        <For each={people()}>{(person) => <PersonRow person={person} />}</For>
      </Rows>
    </Section>
  );
}

function isWanted(person: Member, query: { szukaj?: string; sektor?: string }): boolean {
  if (query.sektor && person.sector !== query.sektor) return false;
  const words = query.szukaj?.trim() ?? '';
  return (
    words === '' ||
    matchesQuery([person.displayName, person.organisation, person.region, ...person.competences].join(' '), words)
  );
}
