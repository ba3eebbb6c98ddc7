import { createSignal, onCleanup } from 'solid-js';
import type { NotificationEvent } from '../../shared/notifications/events.ts';
import { countThings, reduceUnread } from '../../shared/notifications/reduce.ts';
import type { UnreadNotification } from '../../shared/notifications/schema.ts';
import { socket } from '../lib/socket.ts';
import { readUnread } from './api.ts';

const retryMs = 10_000;
const [unread, setUnread] = createSignal<readonly UnreadNotification[]>([]);

/** What is unread, true on all of the reader's devices at once. */
export { unread };

/** How many things have something unread. */
export const unreadThings = (): number => countThings(unread());

/** Fetches what is unread and follows the reader's own topic from there, while the shell is open. */
export function createUnreadFollowing(memberId: string): void {
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  async function load(): Promise<number> {
    const { items, seq } = await readUnread();
    if (!ended) setUnread(items);
    return seq;
  }

  async function begin(): Promise<void> {
    try {
      const since = await load();
      if (!ended) stop = socket.subscribe(`member:${memberId}`, { since, onEvent: take, onReset: load });
    } catch {
      if (!ended) timer = setTimeout(begin, retryMs);
    }
  }

  void begin();
  onCleanup(() => {
    ended = true;
    clearTimeout(timer);
    stop?.();
    setUnread([]);
  });
}

function take(event: { type: string }): void {
  if (event.type.startsWith('notification.'))
    setUnread((now) => reduceUnread(now, event as unknown as NotificationEvent));
}
