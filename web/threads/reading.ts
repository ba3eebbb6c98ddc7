import { createSignal, onCleanup } from 'solid-js';
import { markRead, markUnread } from './api.ts';

const pauseMs = 800;

/** Tells the server how far the reader got: what was on the screen, at most once in a while, never while the tab is hidden. */
export function createReading(threadId: string) {
  let told = 0;
  const [seen, setSeen] = createSignal(0);
  let paused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tell(): Promise<void> {
    timer = undefined;
    const ordinal = seen();
    if (paused || ordinal <= told) return;
    told = ordinal;
    await markRead(threadId, ordinal).catch(() => {
      if (told === ordinal) told = 0;
    });
  }

  onCleanup(() => {
    clearTimeout(timer);
    void tell();
  });

  return {
    /** The highest number that was on the screen. Reactive. */
    seen,
    /** The message with this number was on the screen. */
    saw(ordinal: number): void {
      if (document.visibilityState !== 'visible' || ordinal <= seen()) return;
      setSeen(ordinal);
      timer ??= setTimeout(() => void tell(), pauseMs);
    },
    /** From this message on all is new again; this visit marks nothing more as read. */
    async unread(ordinal: number): Promise<void> {
      paused = true;
      await markUnread(threadId, ordinal);
    },
  };
}
