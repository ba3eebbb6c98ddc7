import { createSignal, onCleanup } from 'solid-js';
import type { PersonHere, StoredEvent } from '../../shared/protocol.ts';
import type { ThreadEvent } from '../../shared/threads/events.ts';
import { reduceThread, type ThreadState } from '../../shared/threads/reduce.ts';
import type { Following, Message, ThreadPage } from '../../shared/threads/schema.ts';
import { ApiError } from '../lib/api.ts';
import { socket } from '../lib/socket.ts';
import { openThread } from './api.ts';
import { createAsides } from './asides.ts';
import { forgetSent } from './outbox.ts';
import { makeWindow } from './thread-window.ts';
import { createTyping } from './typing.ts';

export type Opened = Pick<ThreadPage, 'groupName' | 'role' | 'readOrdinal' | 'following' | 'unsent'> & {
  state: ThreadState;
};
/** Beyond every message. */
const newest = 2 ** 31 - 1;

export type ThreadStore = ReturnType<typeof createThreadStore>;

/** One open thread: a snapshot kept true by its events, pages joined at both ends, who is there and who writes. */
export function createThreadStore(threadId: string, around?: number) {
  const [opened, setOpened] = createSignal<Opened>();
  const [error, setError] = createSignal<unknown>();
  const [here, setHere] = createSignal<readonly PersonHere[]>([]);
  const { asides, setAsides, refresh: refreshAsides } = createAsides(threadId);
  const typing = createTyping();
  let reading: () => number | undefined = () => undefined;
  const change = (apply: (state: ThreadState) => ThreadState) =>
    setOpened((now) => (now ? { ...now, state: apply(now.state) } : now));

  function onEvent(event: StoredEvent): void {
    const known = event as unknown as ThreadEvent;
    change((state) => reduceThread(state, known));
    if (known.type !== 'message.posted') return;
    forgetSent(new Set([known.payload.message.clientId]));
    typing.set(known.payload.message.author.id, false);
  }

  async function load(at?: number): Promise<number | undefined> {
    try {
      const { thread, messages, pins, asides: own, readOrdinal, seq, ...page } = await openThread(threadId, at);
      // The unread line stays where it was when the visit began.
      setOpened((now) => ({
        ...page,
        readOrdinal: now?.readOrdinal ?? readOrdinal,
        state: { thread, messages, pins },
      }));
      setAsides(own);
      setError(undefined);
      forgetSent(new Set(messages.map((message) => message.clientId)));
      return seq;
    } catch (reason) {
      if (!opened()) setError(() => reason);
      return undefined;
    }
  }

  function lose(code: string, message: string): void {
    setOpened(undefined);
    setError(() => new ApiError(code, 404, message));
  }

  const start = makeStart(threadId, () => load(around), {
    onEvent,
    onReset: () => load(reading() ?? newest),
    onTyping: typing.set,
    onPresence: setHere,
    onRefused: ({ code, message }) => lose(code, message),
  });
  return {
    opened,
    error,
    here,
    /** TLP:RED messages that name the reader, oldest first. */
    asides,
    setFollowing: (following: Following) => setOpened((now) => now && { ...now, following }),
    typing: typing.people,
    retry: start,
    state: () => opened()?.state,
    /** Asks for the message at which to load anew; undefined is the end. */
    readAt(place: () => number | undefined): void {
      reading = place;
    },
    ...makeWindow(threadId, () => opened()?.state, change),
    /** An answer of the server, needed only while no event can bring it. */
    apply(message: Message): void {
      if (message.readers) void refreshAsides();
      else if (socket.state() !== 'online')
        change((state) => reduceThread(state, { type: 'message.edited', payload: { message } }));
    },
  };
}

/** Loads, listens from there on and is seen there; cleans up with the page. */
function makeStart(
  threadId: string,
  load: () => Promise<number | undefined>,
  handlers: Parameters<typeof socket.subscribe>[1],
): () => Promise<void> {
  let unsubscribe: (() => void) | undefined;
  let ended = false;
  const topic = `thread:${threadId}`;
  // Others see that the reader is here, or away while another tab is in front.
  const tellPresence = () => socket.presence(topic, document.visibilityState === 'visible' ? 'here' : 'away');
  document.addEventListener('visibilitychange', tellPresence);
  onCleanup(() => {
    ended = true;
    unsubscribe?.();
    document.removeEventListener('visibilitychange', tellPresence);
  });
  async function start(): Promise<void> {
    const since = await load();
    if (since === undefined || ended) return;
    unsubscribe?.();
    unsubscribe = socket.subscribe(topic, { ...handlers, since });
    tellPresence();
  }
  void start();
  return start;
}
