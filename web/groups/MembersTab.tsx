import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal, For, Show } from 'solid-js';
import type { Group, GroupMember, GroupRole } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Rows } from '../ui/Rows.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { changeRole, removeMember } from './api.ts';
import type { GroupStore } from './group-store.ts';
import { InvitationList } from './InvitationList.tsx';
import { MemberRow } from './MemberRow.tsx';
import styles from './MembersTab.module.css';
import { mayManage } from './roles.ts';

/** Everybody in the group; those who manage it add people, change roles and remove. */
export function MembersTab(props: { group: Group; store: GroupStore }) {
  const [adding, setAdding] = createSignal(false);
  const [invitedCount, setInvitedCount] = createSignal(0);
  const [removing, setRemoving] = createSignal<GroupMember>();
  const [asking, setAsking] = createSignal(false);
  const manages = () => mayManage(props.group.role);

  async function attempt(act: Promise<unknown>, done: string): Promise<void> {
    try {
      await act;
      showToast(done);
      await props.store.members.refetch();
    } catch (error) {
      showFailure(error);
    }
  }
  const give = (member: GroupMember, role: GroupRole): void => {
    const done = t('groups.roleChanged', { name: member.displayName, role: t(`groups.role.${role}`) });
    void attempt(changeRole(props.group.id, member.id, role), done);
  };
  const remove = (member: GroupMember): void => {
    setAsking(false);
    void attempt(removeMember(props.group.id, member.id), t('groups.removed', { name: member.displayName }));
  };
  const askToRemove = (member: GroupMember): void => {
    setRemoving(member);
    setAsking(true);
  };

  return (
    <>
      <div class={styles.head}>
        <h2 class="visually-hidden">{t('groups.members')}</h2>
        <span>{t('groups.people', { count: props.group.memberCount })}</span>
        <Show when={manages()}>
          <Button size="small" icon={UserPlus} onClick={() => setAdding(true)}>
            {t('groups.invite')}
          </Button>
        </Show>
      </div>
      <Loaded query={props.store.members}>
        {(members) => (
          <Rows tight phone="keep">
            <For each={members()}>
              {(member) => (
                <MemberRow
                  member={member}
                  presence={props.store.presence(member.id)}
                  manages={manages()}
                  onRole={(role) => give(member, role)}
                  onRemove={() => askToRemove(member)}
                />
              )}
            </For>
          </Rows>
        )}
      </Loaded>
      <Show when={manages()}>
        <InvitationList groupId={props.group.id} fresh={invitedCount()} />
        <AddPersonDialog
          open={adding()}
          onClose={() => setAdding(false)}
          groupId={props.group.id}
          members={props.store.members.data() ?? []}
          onAdded={() => void props.store.members.refetch()}
          onInvited={() => setInvitedCount((count) => count + 1)}
        />
      </Show>
      <Show when={removing()}>
        {(member) => (
          <ConfirmDialog
            open={asking()}
            onClose={() => setAsking(false)}
            title={t('groups.removeAsk', { name: member().displayName })}
            text={t('groups.removeHint')}
            confirm={t('groups.remove')}
            keep={t('groups.keep')}
            onConfirm={() => remove(member())}
          />
        )}
      </Show>
    </>
  );
}
