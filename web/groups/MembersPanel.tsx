import { For, Show } from 'solid-js';
import { type GroupMember, type GroupRole, groupRoles } from '../../shared/groups/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import type { GroupStore } from './group-store.ts';
import styles from './MembersPanel.module.css';

/** Ordinary members shown beside the page; the tab has them all. */
const shown = 8;

/** Who is in the group, by role, and who is here now. */
export function MembersPanel(props: { store: GroupStore; onAll: () => void }) {
  return (
    <Panel label={t('groups.peoplePanel')}>
      <Section title={t('groups.membersHead')} count={props.store.members.data()?.length}>
        <Loaded query={props.store.members}>
          {(members) => (
            <>
              <For each={groupRoles}>
                {(role) => <Role role={role} members={members()} presence={props.store.presence} />}
              </For>
              <div class={styles.all}>
                <Button variant="quiet" size="small" onClick={() => props.onAll()}>
                  {t('groups.allMembers', { count: members().length })}
                </Button>
              </div>
            </>
          )}
        </Loaded>
      </Section>
    </Panel>
  );
}

type RoleProps = { role: GroupRole; members: readonly GroupMember[]; presence: GroupStore['presence'] };

function Role(props: RoleProps) {
  const people = () => props.members.filter(({ role }) => role === props.role).slice(0, shown);
  return (
    <Show when={people().length > 0}>
      <h3 class={styles.role}>{t(`groups.roleHead.${props.role}`)}</h3>
      <ul class={styles.people}>
        <For each={people()}>
          {(member) => (
            <li>
              <Avatar person={member} size="s" presence={props.presence(member.id)} />
              <a class="plain" href={`/ludzie?osoba=${member.id}`}>
                {member.displayName}
              </a>
              <span class="small muted">
                {member.id === requireMe().id ? t('groups.you') : t(`ui.presence.${props.presence(member.id)}`)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
