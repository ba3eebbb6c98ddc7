import { createEffect, createSignal, on, Show } from 'solid-js';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Thread, ThreadChange } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field, FieldMessage } from '../ui/Field.tsx';
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
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const before = () => (props.thread.readers ?? []).map((person) => person.id);
  const always = () => [props.thread.author.id, view.me.id];
  createEffect(
    on(
      () => props.open,
      () => {
        setLabel(props.thread.label);
        setReaders(before());
        setReason('');
        setError(undefined);
      },
    ),
  );
  const relaxed = () =>
    isStricter(props.thread.label, label()) ||
    (props.thread.label === 'TLP:RED' && readers().some((id) => !before().includes(id)));

  async function save(): Promise<void> {
    if (busy() || (relaxed() && reason().trim() === '')) return;
    setBusy(true);
    setError(undefined);
    try {
      await changeThread(props.thread.id, changeOf(label(), readers(), reason().trim()));
      props.onClose();
    } catch (caught) {
      setError(errorText(caught));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.relabel')}
      width="wide"
      onSubmit={() => void save()}
      actions={
        <>
          <Button variant="quiet" onClick={() => props.onClose()}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {t('threads.save')}
          </Button>
        </>
      }
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
      <FieldMessage text={error()} />
    </Dialog>
  );
}

function changeOf(label: TlpLabel, readers: string[], reason: string): ThreadChange {
  return { label, ...(label === 'TLP:RED' ? { readers } : {}), ...(reason ? { reason } : {}) };
}
