import { diffWordsWithSpace } from 'diff';
import { For, Show } from 'solid-js';
import { spellRefs } from '../../shared/markdown/refs.ts';
import type { Message, Revision } from '../../shared/threads/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { listRevisions } from './api.ts';
import styles from './HistoryDialog.module.css';

/** Every text that stood in a message, the newest first, with what each took away from the one before and added to it. */
export function HistoryDialog(props: { message: Message; open: boolean; onClose: () => void }) {
  const query = createQuery(
    () => (props.open ? `${props.message.id} ${props.message.revision}` : undefined),
    () => listRevisions(props.message.id),
  );
  const pairs = (revisions: readonly Revision[]) =>
    revisions.map((revision, index) => ({ revision, before: revisions[index - 1] })).reverse();
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
            <For each={pairs(revisions())}>
              {({ revision, before }) => (
                <li>
                  <p class={styles.when}>
                    {t('threads.version', {
                      number: revision.revision + 1,
                      date: formatDateTime(revision.writtenAt),
                    })}
                  </p>
                  <Change before={before?.body} after={revision.body} />
                </li>
              )}
            </For>
          </ol>
        )}
      </Loaded>
    </Dialog>
  );
}

/** What was taken away stands struck out, what was added underlined: not by colour alone. */
function Change(props: { before: string | undefined; after: string }) {
  const parts = () => {
    const after = spellRefs(props.after);
    if (props.before === undefined) return [{ value: after, added: false, removed: false }];
    return diffWordsWithSpace(spellRefs(props.before), after, { intlSegmenter: undefined });
  };
  return (
    <p class={styles.text}>
      <For each={parts()}>
        {(part) => (
          <Show when={part.added || part.removed} fallback={part.value}>
            <Show when={part.added} fallback={<del>{part.value}</del>}>
              <ins>{part.value}</ins>
            </Show>
          </Show>
        )}
      </For>
    </p>
  );
}
