import type { ThreadListEvent } from './events.ts';
import type { ListedThread, Thread } from './schema.ts';

/**
 * The threads of a group, newest activity first. `reads` is how far the reader got in each, also in threads not yet
 * listed: the events come from two topics and may overtake each other. `stale` asks to fetch the list again: an event
 * spoke of a thread that is not loaded, or of one that the event log may not describe (TLP:RED).
 */
export type ThreadListState = {
  readonly threads: readonly Thread[];
  readonly reads: Readonly<Record<string, number>>;
  readonly stale: boolean;
};

export function toListState(items: readonly ListedThread[]): ThreadListState {
  const threads = items.map(({ readOrdinal: _, ...thread }) => thread);
  const reads = Object.fromEntries(items.map((item) => [item.id, item.readOrdinal]));
  return { threads, reads, stale: false };
}

/** The list as the server would send it now. */
export function toListed({ threads, reads }: ThreadListState): ListedThread[] {
  return threads.map((thread) => ({ ...thread, readOrdinal: Math.min(reads[thread.id] ?? 0, thread.lastOrdinal) }));
}

/** How many messages of a thread are new to the reader. */
export function unreadCount({ lastOrdinal, readOrdinal }: Pick<ListedThread, 'lastOrdinal' | 'readOrdinal'>): number {
  return Math.max(0, lastOrdinal - readOrdinal);
}

export type Reader = { groupId: string; memberId: string };

/** The list after an event of `group:<id>` or of the reader's own `member:<id>`; events of other groups change nothing. */
export function reduceThreadList(state: ThreadListState, event: ThreadListEvent, reader: Reader): ThreadListState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.changed':
      return event.payload.thread.groupId === reader.groupId ? take(state, event, reader) : state;
    case 'thread.withdrawn':
      return { ...state, threads: state.threads.filter((thread) => thread.id !== event.payload.threadId) };
    case 'thread.read':
      return { ...state, reads: { ...state.reads, [event.payload.threadId]: event.payload.ordinal } };
    case 'thread.touched':
      return event.payload.groupId === reader.groupId ? { ...state, stale: true } : state;
    default:
      return state;
  }
}

type Taken = Extract<ThreadListEvent, { type: 'thread.created' | 'thread.changed' }>;

function take(state: ThreadListState, { type, payload: { thread } }: Taken, { memberId }: Reader): ThreadListState {
  const known = state.threads.find((each) => each.id === thread.id);
  if (known && known.lastOrdinal > thread.lastOrdinal) return state;
  const others = state.threads.filter((each) => each.id !== thread.id);
  // Whoever writes has read: their own new message moves their marker, without an event of its own.
  const wrote = thread.lastMessage.author.id === memberId && thread.lastOrdinal > (known?.lastOrdinal ?? 0);
  return {
    threads: [...others, thread].sort(newestFirst),
    reads: wrote ? { ...state.reads, [thread.id]: thread.lastOrdinal } : state.reads,
    stale: state.stale || (!known && type === 'thread.changed'),
  };
}

function newestFirst(a: Thread, b: Thread): number {
  return compare(b.lastMessage.postedAt, a.lastMessage.postedAt) || compare(b.id, a.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
