import { For } from 'solid-js';
import type { Message } from '../../shared/threads/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { listRevisions } from './api.ts';
import styles from './HistoryDialog.module.css';
import { MessageBody } from './MessageBody.tsx';

/** Every text that stood in a message, the newest first. */
export function HistoryDialog(props: { message: Message; open: boolean; onClose: () => void }) {
  const query = createQuery(
    () => (props.open ? `${props.message.id} ${props.message.revision}` : undefined),
    () => listRevisions(props.message.id),
  );
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.history')}
      text={t('threads.historyText')}
      width="wide"
    >
      <Loaded query={query}>
        {(revisions) => (
          <ol class={styles.versions}>
            <For each={[...revisions()].reverse()}>
              {({ revision, body, writtenAt }) => (
                <li>
                  <p class={styles.when}>
                    {t('threads.version', { number: revision + 1, date: formatDateTime(writtenAt) })}
                  </p>
                  <MessageBody body={body} />
                </li>
              )}
            </For>
          </ol>
        )}
      </Loaded>
    </Dialog>
  );
}
