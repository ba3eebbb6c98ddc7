import { createEffect, createSignal, on, Show } from 'solid-js';
import type { GroupMember, GroupRole } from '../../shared/groups/schema.ts';
import { looksLikeEmail } from '../accounts/email.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createSendingIds } from '../lib/sending-ids.ts';
import { listMembers } from '../people/api.ts';
import { Segmented } from '../ui/Choices.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import { addMember, invite } from './api.ts';
import { roleOptions } from './roles.ts';

type AddPersonDialogProps = {
  open: boolean;
  onClose: () => void;
  groupId: string;
  members: readonly GroupMember[];
  onAdded: () => void;
  onInvited: () => void;
};

/** Adds somebody from the hub at once, or invites an address by mail. */
export function AddPersonDialog(props: AddPersonDialogProps) {
  const [way, setWay] = createSignal<'hub' | 'mail'>('hub');
  const [personId, setPersonId] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [role, setRole] = createSignal<GroupRole>('member');
  const [missing, setMissing] = createSignal<string>();
  const sending = createSendingIds();
  const people = createQuery(() => props.open || undefined, listMembers);
  const others = () => {
    const inside = new Set(props.members.map(({ id }) => id));
    return (people.data() ?? []).filter(({ id }) => !inside.has(id));
  };
  const begin = () => {
    sending.renew();
    setPersonId('');
    setEmail('');
    setMissing(undefined);
  };
  createEffect(on(way, begin));

  async function addFromHub(): Promise<void> {
    const name = others().find(({ id }) => id === personId())?.displayName ?? '';
    await addMember(props.groupId, { memberId: personId(), role: role() });
    showToast(t('groups.added', { name }));
    props.onAdded();
  }

  async function sendInvitation(): Promise<void> {
    await invite({
      clientId: sending.idOf(email().trim()),
      email: email().trim(),
      groupId: props.groupId,
      role: role(),
    });
    showToast(t('groups.invited', { email: email().trim() }));
    props.onInvited();
  }

  function isComplete(): boolean {
    if (way() === 'mail') setMissing(looksLikeEmail(email().trim()) ? undefined : t('groups.emailMissing'));
    else setMissing(personId() ? undefined : t('groups.personMissing'));
    return missing() === undefined;
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('groups.inviteTitle')}
      submit={way() === 'mail' ? t('groups.sendInvitation') : t('groups.add')}
      onOpen={begin}
      check={isComplete}
      run={way() === 'mail' ? sendInvitation : addFromHub}
    >
      <Segmented
        legend={t('groups.inviteFrom')}
        block
        choices={[
          { value: 'hub', label: t('groups.fromHub') },
          { value: 'mail', label: t('groups.byEmail') },
        ]}
        value={way()}
        onChange={setWay}
      />
      <Show
        when={way() === 'hub'}
        fallback={
          <Field label={t('groups.email')} hint={t('groups.emailHint')} error={missing()}>
            <Input type="email" value={email()} onInput={(event) => setEmail(event.currentTarget.value)} />
          </Field>
        }
      >
        <Field
          label={t('groups.person')}
          hint={people.data() && others().length === 0 ? t('groups.nobodyToAdd') : undefined}
          error={missing()}
        >
          <Select
            options={[
              { value: '', label: t('groups.choosePerson') },
              ...others().map(({ id, displayName }) => ({ value: id, label: displayName })),
            ]}
            value={personId()}
            onChange={setPersonId}
          />
        </Field>
      </Show>
      <Field label={t('groups.role')}>
        <Select options={roleOptions()} value={role()} onChange={setRole} />
      </Field>
    </FormDialog>
  );
}
