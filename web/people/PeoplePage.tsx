import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { Member } from '../../shared/accounts/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { followPeople } from '../groups/follow-people.ts';
import { InvitationList } from '../groups/InvitationList.tsx';
import { myGroupIds } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createMedia } from '../lib/media.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Page, PageHead } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { listMembers } from './api.ts';
import { Directory } from './Directory.tsx';
import { InviteToHub } from './InviteToHub.tsx';
import { PersonDetails } from './PersonDetails.tsx';
import '../groups/texts.ts';
import '../accounts/texts.ts';
import './texts.ts';

/** /ludzie: everybody by sector; the chosen person stands beside and in the address, on a smaller screen alone. */
export function PeoplePage() {
  const [query] = useSearchParams<{ osoba?: string }>();
  const people = createQuery(() => 'all', listMembers);
  followPeople(myGroupIds, people.refetch);
  const chosen = createMemo(() => people.data()?.find((person) => person.id === query.osoba));
  const isNarrow = createMedia('(max-width: 1099px)');
  const alone = createMemo(() => (isNarrow() ? chosen() : undefined));
  createTitle(() => alone()?.displayName ?? t('people.title'));
  createCrumbs(() => {
    const person = alone();
    const top = { label: t('people.title'), href: '/ludzie' };
    return person ? [top, { label: person.displayName }] : [top];
  });
  createEffect(on(alone, () => document.getElementById('main')?.focus({ preventScroll: false }), { defer: true }));
  return (
    <Show when={alone()} fallback={<Everybody people={people} chosen={chosen()} isNarrow={isNarrow()} />}>
      {(person) => (
        <Page>
          <PersonDetails person={person()} whole />
        </Page>
      )}
    </Show>
  );
}

function Everybody(props: { people: Query<Member[]>; chosen: Member | undefined; isNarrow: boolean }) {
  const [fresh, setFresh] = createSignal(0);
  const leads = () => requireMe().hubRole === 'coordinator';
  return (
    <Page
      panel={
        <Show when={props.chosen}>
          {(person) => (
            <Panel label={person().displayName} sticky>
              <PersonDetails person={person()} />
            </Panel>
          )}
        </Show>
      }
    >
      <PageHead
        title={t('people.title')}
        actions={
          <Show when={leads()}>
            <InviteToHub onInvited={() => setFresh((count) => count + 1)} />
          </Show>
        }
      >
        <p>{t('people.lede')}</p>
      </PageHead>
      <Show when={leads()}>
        <InvitationList groupId={null} fresh={fresh()} />
      </Show>
      <Directory people={props.people} isNarrow={props.isNarrow} />
    </Page>
  );
}
