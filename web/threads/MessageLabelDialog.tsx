import { createSignal, Show } from 'solid-js';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { relabelMessage } from './api.ts';
import { LabelFields } from './LabelFields.tsx';
import { useThread } from './view.ts';

/** A label of a message's own, never looser than its thread's; letting more people in needs a reason. */
export function MessageLabelDialog(props: { message: Message; open: boolean; onClose: () => void }) {
  const view = useThread();
  const threadLabel = (): TlpLabel => view.store.state()?.thread.label ?? 'TLP:AMBER';
  const before = (): TlpLabel => props.message.label ?? threadLabel();
  const named = () => (props.message.readers ?? []).map(({ id }) => id);
  const [label, setLabel] = createSignal<TlpLabel>(before());
  const [readers, setReaders] = createSignal<string[]>([]);
  const [reason, setReason] = createSignal('');
  const always = () => [props.message.author.id, view.me.id];
  const people = () => {
    const readers = view.store.state()?.thread.readers?.map(({ id }) => id);
    return [...view.people().values()].filter(({ id }) => !always().includes(id) && (readers?.includes(id) ?? true));
  };
  const allowed = () => tlpLabels.filter((each) => each === threadLabel() || isStricter(each, threadLabel()));
  const relaxed = () =>
    isStricter(before(), label()) ||
    (label() === 'TLP:RED' && props.message.readers !== null && readers().some((id) => !named().includes(id)));

  /** In a TLP:RED thread a message that names all of its readers is none apart. */
  const asThread = () =>
    label() === threadLabel() &&
    (label() !== 'TLP:RED' ||
      ((props.message.readers === null || relaxed()) && people().every(({ id }) => readers().includes(id))));

  async function save(): Promise<void> {
    view.store.apply(
      await relabelMessage(props.message.id, {
        label: asThread() ? null : label(),
        ...(label() === 'TLP:RED' && !asThread() ? { readers: [...readers(), view.me.id] } : {}),
        ...(reason().trim() ? { reason: reason().trim() } : {}),
      }),
    );
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.relabel')}
      text={t('threads.relabelMessageText')}
      width="wide"
      submit={t('threads.save')}
      onOpen={() => {
        setLabel(before());
        const now = props.message.readers ?? (threadLabel() === 'TLP:RED' ? people() : []);
        setReaders(now.map(({ id }) => id).filter((id) => !always().includes(id)));
        setReason('');
      }}
      check={() => !relaxed() || reason().trim() !== ''}
      run={save}
    >
      <LabelFields
        label={label()}
        labels={allowed()}
        onLabel={setLabel}
        readers={readers()}
        onReaders={setReaders}
        readersHint={t('threads.asideHint')}
        people={people()}
      />
      <Show when={relaxed()}>
        <Field label={t('threads.reason')} hint={t('threads.reasonHint')}>
          <Input value={reason()} maxLength={500} required onInput={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </Show>
    </FormDialog>
  );
}
