import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type GroupLabel, groupLabels, isStricter } from '../../shared/labels.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { listMembers } from '../groups/api.ts';
import { labelsFor } from '../groups/relaxing.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Picker } from '../ui/Picker.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { changeTask, createTask } from './api.ts';
import './texts.ts';

type TaskDialogProps = {
  open: boolean;
  onClose: () => void;
  groupId: string;
  /** The task to change; a new one is made without. */
  task?: Task | undefined;
  /** What a new one is made of, and what it may be called. */
  from?: ThingRef | undefined;
  suggestion?: { title?: string; label?: GroupLabel } | undefined;
  onSaved: (task: Task) => void;
};

type Form = {
  clientId: string;
  title: string;
  note: string;
  dueOn: string;
  label: GroupLabel;
  ownerIds: string[];
  reason: string;
};

/** What is to be done, by whom and until when. */
export function TaskDialog(props: TaskDialogProps) {
  const [form, setForm] = createStore<Form>(blank());
  const [missing, setMissing] = createSignal<'title' | 'reason'>();
  const relaxes = () => props.task !== undefined && isStricter(props.task.label, form.label);
  const labelled = () => props.task && { ...props.task, authorId: props.task.author.id };
  const members = createQuery(() => (props.open ? props.groupId : undefined), listMembers);
  const options = () => {
    const inside = (members.data() ?? []).filter(({ role }) => role !== 'observer');
    const gone = (props.task?.owners ?? []).filter((owner) => !inside.some(({ id }) => id === owner.id));
    return [...inside, ...gone].map((person) => ({
      value: person.id,
      label: person.displayName,
      lead: () => <Avatar person={person} size="xs" />,
    }));
  };

  function begin(): void {
    setForm({ ...blank(), ...props.suggestion, ...about(props.task) });
    setMissing(undefined);
  }

  function isComplete(): boolean {
    setMissing(form.title.trim() ? (relaxes() && !form.reason.trim() ? 'reason' : undefined) : 'title');
    return missing() === undefined;
  }

  function save(): Promise<Task> {
    const { clientId, note, label, ownerIds } = form;
    const content = { title: form.title.trim(), note, label, ownerIds: [...ownerIds], dueOn: form.dueOn || null };
    const why = relaxes() ? { reason: form.reason.trim() } : {};
    if (props.task) return changeTask(props.task.id, { ...content, ...why });
    return createTask(props.groupId, { ...content, clientId, ...(props.from ? { from: props.from } : {}) });
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={props.task ? t('tasks.change') : t('tasks.new')}
      submit={props.task ? t('tasks.save') : t('tasks.create')}
      onOpen={begin}
      check={isComplete}
      run={async () => props.onSaved(await save())}
    >
      <Field label={t('tasks.title')} error={missing() === 'title' ? t('tasks.titleMissing') : undefined}>
        <Input maxlength={200} value={form.title} onInput={(event) => setForm({ title: event.currentTarget.value })} />
      </Field>
      <Picker
        label={t('tasks.owners')}
        hint={t('tasks.ownersHint')}
        optional
        options={options()}
        values={form.ownerIds}
        onChange={(ownerIds) => setForm({ ownerIds })}
      />
      <DateField label={t('tasks.due')} optional value={form.dueOn} onChange={(dueOn) => setForm({ dueOn })} />
      <Field label={t('tasks.note')} optional>
        <TextArea maxlength={4_000} value={form.note} onText={(note) => setForm({ note })} />
      </Field>
      <Field label={t('tasks.label')} hint={t('tasks.labelHint')}>
        <Select
          options={labelsFor(groupLabels, labelled()).map((value) => ({ value, label: value }))}
          value={form.label}
          onChange={(label) => setForm({ label })}
        />
      </Field>
      <Show when={relaxes()}>
        <ReasonField value={form.reason} onText={(reason) => setForm({ reason })} missing={missing() === 'reason'} />
      </Show>
    </FormDialog>
  );
}

function blank(): Form {
  return {
    clientId: crypto.randomUUID(),
    title: '',
    note: '',
    dueOn: '',
    label: 'TLP:AMBER',
    ownerIds: [],
    reason: '',
  };
}

function about(task: Task | undefined): Partial<Form> {
  if (!task) return {};
  const { title, note, dueOn, label, owners } = task;
  return { title, note, label, dueOn: dueOn ?? '', ownerIds: owners.map(({ id }) => id) };
}
