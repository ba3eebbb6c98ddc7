import { createSignal, Show } from 'solid-js';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Thread, ThreadChange } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { changeThread } from './api.ts';
import { LabelFields } from './LabelFields.tsx';
import { useThread } from './view.ts';

/** Tightens the label, or relaxes it with a reason that is kept. */
export function RelabelDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const view = useThread();
  const [label, setLabel] = createSignal<TlpLabel>(props.thread.label);
  const [readers, setReaders] = createSignal<string[]>([]);
  const [reason, setReason] = createSignal('');
  const before = () => (props.thread.readers ?? []).map((person) => person.id);
  const always = () => [props.thread.author.id, view.me.id];
  const begin = () => {
    setLabel(props.thread.label);
    setReaders(before());
    setReason('');
  };
  const relaxed = () =>
    isStricter(props.thread.label, label()) ||
    (props.thread.label === 'TLP:RED' && readers().some((id) => !before().includes(id)));

  async function save(): Promise<void> {
    await changeThread(props.thread.id, changeOf(label(), readers(), reason().trim()));
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.relabel')}
      width="wide"
      submit={t('threads.save')}
      onOpen={begin}
      check={() => !relaxed() || reason().trim() !== ''}
      run={save}
    >
      <LabelFields
        label={label()}
        onLabel={setLabel}
        readers={readers()}
        onReaders={setReaders}
        people={[...view.people().values()].filter((person) => !always().includes(person.id))}
      />
      <Show when={relaxed()}>
        <Field label={t('threads.reason')} hint={t('threads.reasonHint')}>
          <Input value={reason()} maxLength={500} required onInput={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </Show>
    </FormDialog>
  );
}

function changeOf(label: TlpLabel, readers: string[], reason: string): ThreadChange {
  return { label, ...(label === 'TLP:RED' ? { readers } : {}), ...(reason ? { reason } : {}) };
}
