import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { ThreadListEvent } from '../../shared/threads/events.ts';
import { reduceThreadList, type ThreadListState, toListed, toListState } from '../../shared/threads/reduce-list.ts';
import { requireMe } from '../accounts/session.ts';
import { socket } from '../lib/socket.ts';
import { listThreads } from './api.ts';

const restMs = 300;

/** The threads of a group, live: from the group's events and the reader's own, fetched again when these do not suffice. */
export function createThreadList(groupId: string) {
  const [state, setState] = createSignal<ThreadListState>();
  const [next, setNext] = createSignal<string | null>(null);
  const [error, setError] = createSignal<unknown>();
  let early: ThreadListEvent[] = [];
  let loading = false;
  const reader = { groupId, memberId: requireMe().id };
  const apply = (now: ThreadListState, event: ThreadListEvent) => reduceThreadList(now, event, reader);

  async function load(): Promise<void> {
    loading = true;
    try {
      const page = await listThreads(groupId);
      setState(early.splice(0).reduce(apply, toListState(page.items)));
      setNext(page.next);
      setError(undefined);
    } catch (reason) {
      setError(() => reason);
    } finally {
      loading = false;
    }
  }

  /** The next page, under the first. */
  async function loadMore(): Promise<void> {
    const page = await listThreads(groupId, next() ?? undefined);
    setState((now) => now && mergeOlder(now, toListState(page.items)));
    setNext(page.next);
  }

  function onEvent(event: StoredEvent): void {
    const known = event as unknown as ThreadListEvent;
    if (loading || !state()) early = [...early, known];
    setState((now) => now && apply(now, known));
  }

  const handlers = { onEvent, onReset: () => load().then(() => undefined) };
  onCleanup(socket.subscribe(`group:${groupId}`, handlers));
  onCleanup(socket.subscribe(`member:${reader.memberId}`, handlers));
  const stale = createMemo(() => state()?.stale ?? false);
  createEffect(
    on(stale, (now) => {
      if (!now) return;
      const timer = setTimeout(() => void load(), restMs);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  void load();

  return {
    threads: createMemo(() => {
      const now = state();
      return now && toListed(now);
    }),
    hasMore: () => next() !== null,
    error,
    load,
    loadMore,
  };
}

function mergeOlder(now: ThreadListState, older: ThreadListState): ThreadListState {
  const known = new Set(now.threads.map((thread) => thread.id));
  const fresh = older.threads.filter((thread) => !known.has(thread.id));
  return { ...now, threads: [...now.threads, ...fresh], reads: { ...older.reads, ...now.reads } };
}
