import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { timeZone } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
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

type Content = { name: string; mandate: string; timeZone: string };

/** Name, mandate and clock of a group, new or old. */
export function GroupDialog(props: GroupDialogProps) {
  const navigate = useNavigate();
  const [name, setName] = createSignal('');
  const [mandate, setMandate] = createSignal('');
  const [zone, setZone] = createSignal('');
  const [clientId, setClientId] = createSignal('');
  const [missing, setMissing] = createSignal<string>();

  function begin(): void {
    setName(props.group?.name ?? '');
    setMandate(props.group?.mandate ?? '');
    setZone(props.group?.timeZone ?? timeZone());
    setClientId(crypto.randomUUID());
    setMissing(undefined);
  }

  function isComplete(): boolean {
    setMissing(name().trim() ? undefined : t('groups.nameMissing'));
    return missing() === undefined;
  }

  async function save(): Promise<void> {
    const content = { name: name().trim(), mandate: mandate().trim(), timeZone: zone() };
    await (props.group ? change(props.group.id, content) : found(content));
    void loadGroups();
  }

  async function change(id: string, content: Content): Promise<void> {
    props.onChanged?.(await changeGroup(id, content));
    showToast(t('groups.changed'));
  }

  async function found(content: Content): Promise<void> {
    const group = await createGroup({ ...content, clientId: clientId() });
    navigate(`/grupy/${group.id}`);
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={props.group ? t('groups.edit') : t('groups.new')}
      submit={props.group ? t('groups.save') : t('groups.new')}
      onOpen={begin}
      check={isComplete}
      run={save}
    >
      <Field label={t('groups.name')} error={missing()}>
        <Input maxlength={120} value={name()} onInput={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t('groups.mandate')} hint={t('groups.mandateHint')}>
        <TextArea maxlength={2000} value={mandate()} onText={setMandate} />
      </Field>
      <Field label={t('groups.zone')} hint={t('groups.zoneHint')}>
        <Select options={zoneOptions(zone())} value={zone()} onChange={setZone} />
      </Field>
    </FormDialog>
  );
}

function zoneOptions(chosen: string) {
  const near = [chosen, timeZone(), 'Europe/Warsaw', 'UTC'];
  const all = [...new Set([...near, ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
