import { createSignal, Show } from 'solid-js';
import type { Decision, DecisionChange } from '../../shared/decisions/schema.ts';
import { groupLabels, isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { requireMe } from '../accounts/session.ts';
import { listMembers } from '../groups/api.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { LabelFields } from '../threads/LabelFields.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { changeDecision } from './api.ts';
import '../threads/texts.ts';

type RelabelDialogProps = {
  decision: Decision;
  open: boolean;
  onClose: () => void;
  onDone: (decision: Decision) => void;
};

/** Tightens the label, or relaxes it with a reason that is kept. From the opening on nobody becomes a named reader. */
export function RelabelDialog(props: RelabelDialogProps) {
  const [label, setLabel] = createSignal<TlpLabel>(props.decision.label);
  const [readers, setReaders] = createSignal<string[]>([]);
  const [reason, setReason] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const members = createQuery(() => (props.open ? props.decision.groupId : undefined), listMembers);
  const named = () => (props.decision.readers ?? []).map(({ id }) => id);
  const always = () => [props.decision.author.id, requireMe().id];
  const relaxed = () =>
    isStricter(props.decision.label, label()) ||
    (props.decision.label === 'TLP:RED' && readers().some((id) => !named().includes(id)));
  const change = (): DecisionChange => ({
    label: label(),
    ...(label() === 'TLP:RED' ? { readers: readers() } : {}),
    ...(relaxed() ? { relaxReason: reason().trim() } : {}),
  });

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('decisions.relabel')}
      width="wide"
      submit={t('decisions.save')}
      onOpen={() => {
        setLabel(props.decision.label);
        setReaders(named());
        setReason('');
        setMissing(false);
      }}
      check={() => {
        setMissing(relaxed() && reason().trim() === '');
        return !missing();
      }}
      run={async () => props.onDone(await changeDecision(props.decision.id, change()))}
    >
      <LabelFields
        label={label()}
        onLabel={setLabel}
        labels={props.decision.state === 'planned' ? tlpLabels : groupLabels}
        readers={readers()}
        onReaders={setReaders}
        readersHint={t('decisions.readersHint')}
        people={(members.data() ?? []).filter(({ id }) => !always().includes(id))}
      />
      <Show when={relaxed()}>
        <Field
          label={t('decisions.why')}
          hint={t('decisions.relaxHint')}
          error={missing() ? t('decisions.whyMissing') : undefined}
        >
          <Input maxlength={500} value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </Show>
    </FormDialog>
  );
}
