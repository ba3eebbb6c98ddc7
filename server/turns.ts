import { setImmediate } from 'node:timers/promises';

const turnMs = 8;

/** For long work on the thread that serves everybody: `give()` after each small step lets others pass when a turn is over. */
export function createTurns() {
  let since = performance.now();
  return {
    isOver: (): boolean => performance.now() - since >= turnMs,
    async give(): Promise<void> {
      await setImmediate();
      since = performance.now();
    },
  };
}
