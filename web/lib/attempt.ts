import { createSignal } from 'solid-js';
import { errorText } from './api.ts';

/** A deed that takes a while and may fail: whether it is under way, and what to tell the reader when it failed. */
export function createAttempt() {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  return {
    busy,
    failure,
    clear: () => setFailure(undefined),
    /** Resolves to whether it succeeded; while one is under way, another is not begun. */
    async run(deed: () => Promise<unknown>): Promise<boolean> {
      if (busy()) return false;
      setBusy(true);
      setFailure(undefined);
      try {
        await deed();
        return true;
      } catch (error) {
        setFailure(errorText(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
