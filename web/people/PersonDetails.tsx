import { For, Show } from 'solid-js';
import type { Member } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './PersonDetails.module.css';

/** A person in full: beside the directory, or as a whole page. */
export function PersonDetails(props: { person: Member; whole?: boolean }) {
  const place = () => [props.person.organisation, props.person.region].filter(Boolean).join(', ');
  return (
    <>
      <section>
        <div class={styles.head}>
          <Avatar person={props.person} size="l" />
          <div>
            <Show when={props.whole} fallback={<h2>{props.person.displayName}</h2>}>
              <h1>{props.person.displayName}</h1>
            </Show>
            <p class="small muted">{t(`people.sector.${props.person.sector}`)}</p>
          </div>
        </div>
        <Show when={place()}>
          <p class={styles.place}>{place()}</p>
        </Show>
      </section>
      <Show when={props.person.competences.length > 0}>
        <Section title={t('accounts.competences')}>
          <div class={styles.skills}>
            <For each={props.person.competences}>{(skill) => <Badge>{skill}</Badge>}</For>
          </div>
        </Section>
      </Show>
    </>
  );
}
