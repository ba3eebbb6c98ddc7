import { atNewest, joinPage, type ThreadState } from '../../shared/threads/reduce.ts';
import { pageMessages } from './api.ts';

type Change = (apply: (state: ThreadState) => ThreadState) => void;

/** Moves and grows the part of a thread that is loaded; `around` wraps each change of it. */
export function makeWindow(threadId: string, read: () => ThreadState | undefined, change: Change) {
  return {
    /** Loads older messages before the first, or newer ones after the last; what is beyond `most` goes at the other end. */
    async extend(direction: 'older' | 'newer', around: (apply: () => void) => void, most: number): Promise<void> {
      const state = read();
      const [first, last] = [state?.messages[0], state?.messages.at(-1)];
      if (!state || !first || !last) return;
      if (direction === 'older' ? first.ordinal === 1 : atNewest(state)) return;
      const query = direction === 'older' ? { before: first.ordinal } : { after: last.ordinal };
      const { items } = await pageMessages(threadId, query);
      around(() => change((now) => joinPage(now, items, most)));
    },
    /** Shows the part around a number, or the newest. */
    async show(ordinal: number | 'newest', around: (apply: () => void) => void = (apply) => apply()): Promise<void> {
      const state = read();
      if (!state || isShown(state, ordinal)) return;
      const at = ordinal === 'newest' ? state.thread.lastOrdinal : ordinal;
      const { items } = await pageMessages(threadId, { around: at });
      around(() => change((now) => ({ ...now, messages: items })));
    },
  };
}

function isShown(state: ThreadState, ordinal: number | 'newest'): boolean {
  if (ordinal === 'newest') return atNewest(state);
  return state.messages.some((message) => message.ordinal === ordinal);
}
