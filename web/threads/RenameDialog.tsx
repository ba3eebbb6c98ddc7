import { createEffect, createSignal, on } from 'solid-js';
import { type Thread, titleLimit } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { changeThread } from './api.ts';

/** Gives the thread another title. */
export function RenameDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const [title, setTitle] = createSignal('');
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      () => setTitle(props.thread.title),
    ),
  );

  async function save(): Promise<void> {
    if (title().trim() === '' || busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await changeThread(props.thread.id, { title: title().trim() });
      props.onClose();
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.rename')}
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
      <Field label={t('threads.title')} hint={t('threads.titleHint')} error={error()}>
        <Input
          value={title()}
          maxLength={titleLimit}
          required
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      </Field>
    </Dialog>
  );
}
