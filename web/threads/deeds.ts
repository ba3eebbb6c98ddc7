import type { Message } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { deleteMessage, restoreMessage } from './api.ts';
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

  return {
    remove: (message: Message) =>
      attempt(
        () => applied(deleteMessage(message.id)),
        () => showToast(t('threads.deleted'), { undo: () => undo(message) }),
      ),
    markUnread: (message: Message) =>
      attempt(
        () => view.reading.unread(message.ordinal),
        () => showToast(t('threads.markedUnread')),
      ),
    copyText: (message: Message) =>
      attempt(
        () => navigator.clipboard.writeText(message.body),
        () => showToast(t('threads.textCopied')),
      ),
    copyLink: (message: Message) =>
      attempt(
        () => navigator.clipboard.writeText(`${location.origin}/watki/${view.threadId}?nr=${message.ordinal}`),
        () => showToast(t('threads.linkCopied')),
      ),
  };
}
