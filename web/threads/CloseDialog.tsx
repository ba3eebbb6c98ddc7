import { createSignal } from 'solid-js';
import { summaryLimit, type Thread } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { closeThread } from './api.ts';

/** Ends a thread with what came of it; nothing is lost, and it can be opened again. */
export function CloseDialog(props: { thread: Thread; open: boolean; onClose: () => void }) {
  const [summary, setSummary] = createSignal('');
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.close')}
      text={t('threads.closeText')}
      width="wide"
      submit={t(props.thread.closing ? 'threads.save' : 'threads.close')}
      onOpen={() => setSummary(props.thread.closing?.summary ?? '')}
      run={async () => void (await closeThread(props.thread.id, summary()))}
    >
      <Field label={t('threads.summary')} hint={t('threads.summaryHint')} optional>
        <TextArea value={summary()} rows={5} maxLength={summaryLimit} onText={setSummary} />
      </Field>
    </FormDialog>
  );
}
