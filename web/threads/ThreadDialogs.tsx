import { lazy, Show, Suspense } from 'solid-js';
import { t } from '../i18n/t.ts';
import { showToast } from '../ui/toasts.ts';
import { HistoryDialog } from './HistoryDialog.tsx';
import { MessageLabelDialog } from './MessageLabelDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { ConfirmationsDialog, SeenDialog } from './PeopleDialogs.tsx';
import { useThread } from './view.ts';
import './late-texts.ts';
import './texts.ts';

const TaskDialog = lazy(() => import('../tasks/TaskDialog.tsx').then((m) => ({ default: m.TaskDialog })));
const DraftDialog = lazy(() => import('../drafts/DraftDialog.tsx').then((m) => ({ default: m.DraftDialog })));

/** The dialogs about one message, or about the messages chosen, once for the whole thread. */
export function ThreadDialogs() {
  const view = useThread();
  const { dialog, making } = view;
  const latest = () => {
    const about = dialog.message();
    const known = [...(view.store.state()?.messages ?? []), ...view.store.asides()].find(({ id }) => id === about?.id);
    return known ?? about;
  };
  const is = (kind: ReturnType<typeof dialog.kind>) => dialog.kind() === kind;
  return (
    <>
      <Show when={latest()}>
        {(message) => (
          <>
            <HistoryDialog message={message()} open={is('history')} onClose={dialog.close} />
            <ConfirmationsDialog message={message()} open={is('confirmations')} onClose={dialog.close} />
            <SeenDialog message={message()} open={is('seen')} onClose={dialog.close} />
            <MessageLabelDialog message={message()} open={is('label')} onClose={dialog.close} />
          </>
        )}
      </Show>
      <MoveDialog
        messageIds={view.choosing.chosen() ?? []}
        open={view.choosing.asking()}
        onClose={view.choosing.wait}
      />
      <Show when={making.kind()}>
        <Suspense>
          <DraftDialog
            open={making.kind() === 'draft'}
            onClose={making.close}
            groupId={view.store.state()?.thread.groupId ?? ''}
            from={making.from()}
            onSaved={(draft) => view.leave(`/dokumenty/${draft.id}`)}
          />
          <TaskDialog
            open={making.kind() === 'task'}
            onClose={making.close}
            groupId={view.store.state()?.thread.groupId ?? ''}
            from={making.from()}
            onSaved={(task) =>
              showToast(t('threads.taskMade'), {
                action: { label: t('threads.goThere'), run: () => view.leave(`/zadania/${task.id}`) },
              })
            }
          />
        </Suspense>
      </Show>
    </>
  );
}
