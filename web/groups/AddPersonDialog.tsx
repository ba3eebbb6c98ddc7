import { createEffect, createSignal, on, Show } from 'solid-js';
import type { GroupMember, GroupRole } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { listMembers } from '../people/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
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
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const people = createQuery(() => props.open || undefined, listMembers);
  const others = () => {
    const inside = new Set(props.members.map(({ id }) => id));
    return (people.data() ?? []).filter(({ id }) => !inside.has(id));
  };
  createEffect(
    on([() => props.open, way], () => {
      setPersonId('');
      setEmail('');
      setMissing(undefined);
      setFailure(undefined);
    }),
  );

  async function addFromHub(): Promise<void> {
    const name = others().find(({ id }) => id === personId())?.displayName ?? '';
    await addMember(props.groupId, { memberId: personId(), role: role() });
    showToast(t('groups.added', { name }));
    props.onAdded();
  }

  async function sendInvitation(): Promise<void> {
    await invite({ email: email().trim(), groupId: props.groupId, role: role() });
    showToast(t('groups.invited', { email: email().trim() }));
    props.onInvited();
  }

  async function submit(): Promise<void> {
    const byMail = way() === 'mail';
    const complete = byMail ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email().trim()) : personId() !== '';
    setMissing(complete ? undefined : byMail ? t('groups.emailMissing') : t('groups.personMissing'));
    if (!complete || busy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await (byMail ? sendInvitation() : addFromHub());
      props.onClose();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('groups.inviteTitle')}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {way() === 'mail' ? t('groups.sendInvitation') : t('groups.add')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
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
    </Dialog>
  );
}
