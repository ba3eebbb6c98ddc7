import { useNavigate } from '@solidjs/router';
import { createEffect, createSignal, on, Show } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeGroup, createGroup } from './api.ts';
import { loadGroups } from './my-groups.ts';

type GroupDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The group to change; a new one is founded without. */
  group?: Group;
  onChanged?: (group: Group) => void;
};

/** Name and mandate of a group, new or old. */
export function GroupDialog(props: GroupDialogProps) {
  const navigate = useNavigate();
  const [name, setName] = createSignal('');
  const [mandate, setMandate] = createSignal('');
  const [clientId, setClientId] = createSignal('');
  const [missing, setMissing] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setName(props.group?.name ?? '');
        setMandate(props.group?.mandate ?? '');
        setClientId(crypto.randomUUID());
        setMissing(undefined);
        setFailure(undefined);
      },
    ),
  );

  async function save(): Promise<void> {
    const content = { name: name().trim(), mandate: mandate().trim() };
    setMissing(content.name ? undefined : t('groups.nameMissing'));
    if (missing() || busy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await (props.group ? change(props.group.id, content) : found(content));
      props.onClose();
      void loadGroups();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  async function change(id: string, content: { name: string; mandate: string }): Promise<void> {
    props.onChanged?.(await changeGroup(id, content));
    showToast(t('groups.changed'));
  }

  async function found(content: { name: string; mandate: string }): Promise<void> {
    const group = await createGroup({ ...content, clientId: clientId() });
    navigate(`/grupy/${group.id}`);
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.group ? t('groups.edit') : t('groups.new')}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {props.group ? t('groups.save') : t('groups.new')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
      <Field label={t('groups.name')} error={missing()}>
        <Input maxlength={120} value={name()} onInput={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t('groups.mandate')} hint={t('groups.mandateHint')}>
        <TextArea maxlength={2000} value={mandate()} onText={setMandate} />
      </Field>
    </Dialog>
  );
}
