import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type Draft, draftKinds, draftLevels, type NewDraft } from '../../shared/drafts/schema.ts';
import { groupLabels, isStricter } from '../../shared/labels.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import { writableGroups } from '../groups/my-groups.ts';
import { labelsFor } from '../groups/relaxing.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { Select } from '../ui/Select.tsx';
import { changeDraft, createDraft } from './api.ts';
import './texts.ts';

type DraftDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The draft to change; a new one is begun without. */
  draft?: Draft;
  /** The group of a new one; chosen in the dialog without. */
  groupId?: string;
  /** What a new one is made of. */
  from?: ThingRef | undefined;
  onSaved: (draft: Draft) => void;
};

type Form = NewDraft & { groupId: string; reason: string };

const blank = {
  title: '',
  kind: 'recommendation',
  level: 'local',
  label: 'TLP:GREEN',
  groupId: '',
  reason: '',
} as const;

/** Title, kind, level and label of a draft, new or old. */
export function DraftDialog(props: DraftDialogProps) {
  const [form, setForm] = createStore<Form>({ ...blank, clientId: '' });
  const [missing, setMissing] = createSignal<'title' | 'group' | 'reason'>();
  const needsReason = () => {
    const { draft } = props;
    return draft !== undefined && isStricter(draft.label, form.label);
  };

  const labelled = () => props.draft && { ...props.draft, authorId: props.draft.createdBy };

  function begin(): void {
    setForm({ ...blank, ...about(props.draft), groupId: props.groupId ?? '', clientId: crypto.randomUUID() });
    setMissing(undefined);
  }

  function isComplete(): boolean {
    setMissing(findMissing());
    return missing() === undefined;
  }

  function findMissing() {
    if (!props.draft && !form.groupId) return 'group';
    if (!form.title.trim()) return 'title';
    return needsReason() && !form.reason.trim() ? 'reason' : undefined;
  }

  function send(): Promise<Draft> {
    const { kind, level, label, clientId, groupId } = form;
    const content = { title: form.title.trim(), kind, level, label };
    const from = props.from ? { from: props.from } : {};
    if (!props.draft) return createDraft(groupId, { ...content, ...from, clientId });
    return changeDraft(props.draft.id, { ...content, ...(needsReason() ? { reason: form.reason.trim() } : {}) });
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={props.draft ? t('drafts.edit') : t('drafts.new')}
      text={props.draft ? undefined : t('drafts.newText')}
      submit={props.draft ? t('drafts.save') : t('drafts.begin')}
      onOpen={begin}
      check={isComplete}
      run={async () => props.onSaved(await send())}
    >
      <Show when={!props.draft && !props.groupId}>
        <Field label={t('drafts.group')} error={missing() === 'group' ? t('drafts.groupMissing') : undefined}>
          <Select
            options={[
              { value: '', label: t('drafts.chooseGroup') },
              ...writableGroups().map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={form.groupId}
            onChange={(groupId) => setForm({ groupId })}
          />
        </Field>
      </Show>
      <Field label={t('drafts.name')} error={missing() === 'title' ? t('drafts.nameMissing') : undefined}>
        <Input maxlength={200} value={form.title} onInput={(event) => setForm({ title: event.currentTarget.value })} />
      </Field>
      <Field label={t('drafts.kind')}>
        <Select
          options={draftKinds.map((value) => ({ value, label: t(`drafts.kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ kind })}
        />
      </Field>
      <Field label={t('drafts.level')}>
        <Select
          options={draftLevels.map((value) => ({ value, label: t(`drafts.level.${value}`) }))}
          value={form.level}
          onChange={(level) => setForm({ level })}
        />
      </Field>
      <Field label={t('drafts.label')} hint={t(`drafts.labelHint.${form.label}`)}>
        <Select
          options={labelsFor(groupLabels, labelled()).map((value) => ({ value, label: value }))}
          value={form.label}
          onChange={(label) => setForm({ label })}
        />
      </Field>
      <Show when={needsReason()}>
        <ReasonField
          value={form.reason}
          onText={(reason) => setForm({ reason })}
          missing={missing() === 'reason'}
          limit={300}
        />
      </Show>
    </FormDialog>
  );
}

function about(draft: Draft | undefined) {
  return draft ? { title: draft.title, kind: draft.kind, level: draft.level, label: draft.label } : {};
}
