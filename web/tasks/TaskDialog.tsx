import { createSignal, For, Show } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { type GroupLabel, groupLabels, isStricter } from '../../shared/labels.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { listMembers } from '../groups/api.ts';
import { labelsFor } from '../groups/relaxing.ts';
import { formatShortDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { ApiError } from '../lib/api.ts';
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
import { changeTask, createTask, readTask } from './api.ts';
import styles from './TaskDialog.module.css';
import { blankForm, type Form, mergeSaid, type Said, toSaid } from './task-form.ts';
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

/** What is to be done, by whom and until when. */
export function TaskDialog(props: TaskDialogProps) {
  const [form, setForm] = createStore<Form>(blankForm());
  // What the form was made of: somebody else's later change is a conflict, never overwritten in silence.
  const [base, setBase] = createSignal<Task>();
  const [clashes, setClashes] = createSignal<Clash[]>([]);
  const [missing, setMissing] = createSignal<'title' | 'reason'>();
  const labelled = () => {
    const task = base();
    return task && { ...task, authorId: task.author.id };
  };
  const relaxes = () => isStricter(base()?.label ?? form.label, form.label);
  const members = createQuery(() => (props.open ? props.groupId : undefined), listMembers);
  const options = () => {
    const inside = (members.data() ?? []).filter(({ role }) => role !== 'observer');
    const gone = (base()?.owners ?? []).filter((owner) => !inside.some(({ id }) => id === owner.id));
    return [...inside, ...gone].map((person) => ({
      value: person.id,
      label: person.displayName,
      lead: () => <Avatar person={person} size="xs" />,
    }));
  };

  function begin(): void {
    const task = props.task && structuredClone(unwrap(props.task));
    setForm({ ...blankForm(), ...props.suggestion, ...(task ? toSaid(task) : {}) });
    setBase(task);
    setClashes([]);
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
    const task = base();
    if (task)
      return changeTask(task.id, { ...content, ...why, revision: task.revision }).catch((error) => meet(task, error));
    return createTask(props.groupId, { ...content, clientId, ...(props.from ? { from: props.from } : {}) });
  }

  /** After a conflict: what others saved comes into all fields that were not changed here, to be saved once more. */
  async function meet(was: Task, error: unknown): Promise<Task> {
    if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
    const { task } = await readTask(was.id);
    const { said, changed, clashes } = mergeSaid({ mine: form, base: toSaid(was), theirs: toSaid(task) });
    // Our own words, of which no answer came when they were saved.
    if (changed.length === 0) return task;
    setForm(said);
    setBase(task);
    setClashes(clashes.map((name) => toClash(task, name)));
    throw new ApiError(error.code, error.status, t('tasks.conflict'));
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
      <Clashes of={clashes()} />
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

type Clash = { field: string; value: string };

/** What somebody else saved in fields that were changed here too. */
function Clashes(props: { of: Clash[] }) {
  return (
    <Show when={props.of.length > 0}>
      <div class={styles.theirs}>
        <p>{t('tasks.theirs')}</p>
        <dl>
          <For each={props.of}>
            {({ field, value }) => (
              <>
                <dt>{field}</dt>
                <dd>{value || '–'}</dd>
              </>
            )}
          </For>
        </dl>
      </div>
    </Show>
  );
}

function toClash({ title, note, dueOn, label, owners }: Task, name: keyof Said): Clash {
  const shown: Record<keyof Said, Clash> = {
    title: { field: t('tasks.title'), value: title },
    ownerIds: { field: t('tasks.owners'), value: owners.map(({ displayName }) => displayName).join(', ') },
    dueOn: { field: t('tasks.due'), value: dueOn ? formatShortDate(`${dueOn}T12:00:00Z`, 'UTC') : '' },
    note: { field: t('tasks.note'), value: note },
    label: { field: t('tasks.label'), value: label },
  };
  return shown[name];
}
