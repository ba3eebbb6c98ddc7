import { createSignal } from 'solid-js';
import { type Thread, titleLimit } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { changeThread } from './api.ts';

/** Gives the thread another title. */
export function RenameDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const [title, setTitle] = createSignal('');

  async function save(): Promise<void> {
    await changeThread(props.thread.id, { title: title().trim() });
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.rename')}
      submit={t('threads.save')}
      onOpen={() => setTitle(props.thread.title)}
      check={() => title().trim() !== ''}
      run={save}
    >
      <Field label={t('threads.title')} hint={t('threads.titleHint')}>
        <Input
          value={title()}
          maxLength={titleLimit}
          required
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      </Field>
    </FormDialog>
  );
}
