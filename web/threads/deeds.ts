import { spellRefs } from '../../shared/markdown/refs.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { loadToday } from '../today/store.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { askConfirmation, deleteMessage, restoreMessage, setConfirmed, setPinned } from './api.ts';
import { useThread } from './view.ts';

/** What a menu of a message does. Whatever fails says so and changes nothing. */
export function createDeeds() {
  const view = useThread();

  async function attempt(work: () => Promise<unknown>, done: () => void): Promise<void> {
    try {
      await work();
      done();
    } catch (error) {
      showFailure(error);
    }
  }

  const applied = async (answer: Promise<Message>) => view.store.apply(await answer);
  const undo = (message: Message) =>
    void attempt(
      () => applied(restoreMessage(message.id)),
      () => undefined,
    );

  const undoConfirmation = (message: Message) =>
    attempt(
      () => applied(setConfirmed(message.id, false)),
      () => undefined,
    );

  return {
    remove: (message: Message) =>
      attempt(
        () => applied(deleteMessage(message.id)),
        () => showToast(t('threads.deleted'), { undo: () => undo(message) }),
      ),
    confirm: (message: Message, on: boolean): Promise<void> =>
      attempt(
        () => applied(setConfirmed(message.id, on)),
        () => {
          void loadToday();
          if (on) showToast(t('threads.confirmed'), { undo: () => void undoConfirmation(message) });
        },
      ),
    pin: (message: Message) =>
      attempt(
        () => applied(setPinned(message.id, !message.pinnedAt)),
        () => showToast(t(message.pinnedAt ? 'threads.unpinnedNow' : 'threads.pinnedNow')),
      ),
    ask: (message: Message) =>
      attempt(
        () => applied(askConfirmation(message.id)),
        () => showToast(t('threads.askedNow')),
      ),
    markUnread: (message: Message) =>
      attempt(
        () => view.reading.unread(message.ordinal),
        () => showToast(t('threads.markedUnread')),
      ),
    copyText: (message: Message) =>
      attempt(
        () => navigator.clipboard.writeText(spellRefs(message.body)),
        () => showToast(t('threads.textCopied')),
      ),
    copyLink: (message: Message) =>
      attempt(
        () => navigator.clipboard.writeText(`${location.origin}/wiadomosci/${message.id}`),
        () => showToast(t('threads.linkCopied')),
      ),
  };
}
