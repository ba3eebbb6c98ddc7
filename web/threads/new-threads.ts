import { onCleanup } from 'solid-js';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { NewInThread } from '../../shared/threads/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { listNewThreads, markRead, markUnread } from './api.ts';

export type NewThreads = ReturnType<typeof createNewThreads>;

const restMs = 400;

/** What is new in all threads. What is read here stays in its place until the visit ends, so that nothing jumps away. */
export function createNewThreads() {
  const query = createQuery(
    () => true,
    () => listNewThreads(),
  );
  const threads = () => query.data() ?? [];
  const unread = () => threads().filter(({ lastOrdinal, readOrdinal }) => lastOrdinal > readOrdinal);
  /** Where the reader stood when they came, to go back to. */
  const before = new Map<string, number>();

  function setRead(id: string, readOrdinal: number): void {
    query.update((list) => list.map((thread) => (thread.id === id ? { ...thread, readOrdinal } : thread)));
  }

  async function read(thread: NewInThread): Promise<void> {
    if (thread.readOrdinal >= thread.lastOrdinal) return;
    before.set(thread.id, thread.readOrdinal);
    setRead(thread.id, thread.lastOrdinal);
    await markRead(thread.id, thread.lastOrdinal).catch((error) => {
      setRead(thread.id, thread.readOrdinal);
      showFailure(error);
    });
  }

  async function unreadAgain(thread: NewInThread): Promise<void> {
    const ordinal = before.get(thread.id) ?? thread.lastOrdinal - 1;
    setRead(thread.id, ordinal);
    await markUnread(thread.id, ordinal + 1).catch((error) => {
      setRead(thread.id, thread.readOrdinal);
      showFailure(error);
    });
  }

  async function readAll(): Promise<void> {
    const all = unread();
    await Promise.all(all.map(read));
    showToast(t('threads.allReadNow'), { undo: () => void Promise.all(all.map(unreadAgain)) });
  }

  listen(() => void merge());

  /** New ones come on top; what was read here meanwhile stays in sight. */
  async function merge(): Promise<void> {
    const fresh = await listNewThreads().catch(() => undefined);
    if (!fresh) return;
    const known = new Set(fresh.map(({ id }) => id));
    query.update((list) => [...fresh, ...list.filter(({ id }) => !known.has(id) && before.has(id))]);
  }

  return { query, threads, unread, read, unreadAgain, readAll };
}

/** Calls back when something moved in a thread of the reader's, after a rest. */
function listen(onNews: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(onNews, restMs);
  };
  const onEvent = ({ type }: StoredEvent) => {
    if (type === 'thread.created' || type === 'thread.changed' || type === 'thread.touched') soon();
  };
  const onReset = async () => {
    soon();
    return undefined;
  };
  const topics = [`member:${requireMe().id}`, ...myGroups().map(({ id }) => `group:${id}`)];
  for (const topic of topics) onCleanup(socket.subscribe(topic, { onEvent, onReset }));
  onCleanup(() => clearTimeout(timer));
}
