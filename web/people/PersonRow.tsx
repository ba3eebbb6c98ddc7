import { useLocation } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { Member } from '../../shared/accounts/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row } from '../ui/Rows.tsx';

/** A person in the directory: who, where, what they can do. `alone`: they open as a page, not beside the list. */
export function PersonRow(props: { person: Member; alone: boolean }) {
  const here = useLocation();
  const href = () => {
    const query = new URLSearchParams(here.search);
    query.set('osoba', props.person.id);
    return `/ludzie?${query}`;
  };
  const isChosen = () => here.query.osoba === props.person.id;
  const place = () => [props.person.organisation, props.person.region].filter(Boolean).join(', ');
  return (
    <Row
      lead={<Avatar person={props.person} />}
      title={props.person.displayName}
      href={href()}
      keepScroll={!props.alone}
      state={isChosen() ? 'chosen' : undefined}
      side={
        <Show when={props.person.id === requireMe().id}>
          <span class="small muted">{t('people.you')}</span>
        </Show>
      }
    >
      <Show when={place()}>
        <Meta>
          <span>{place()}</span>
        </Meta>
      </Show>
      <Show when={props.person.competences.length > 0}>
        <Meta>
          <For each={props.person.competences.slice(0, 4)}>{(skill) => <Badge>{skill}</Badge>}</For>
        </Meta>
      </Show>
    </Row>
  );
}
