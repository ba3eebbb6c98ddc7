import type { Callable } from '../markdown/callable.ts';
import type { ThreadView } from './view.ts';

/** Whom a message of the thread may call: those who read it, and the whole group unless they are chosen people. */
export function callableIn({ store, people, me }: ThreadView): Callable {
  const opened = store.opened();
  const thread = opened?.state.thread;
  const readers = thread?.readers && new Set(thread.readers.map(({ id }) => id));
  return {
    people: [...people().values()].filter(({ id }) => id !== me.id && (readers?.has(id) ?? true)),
    group: thread && !readers ? { id: thread.groupId, name: opened.groupName } : undefined,
  };
}
