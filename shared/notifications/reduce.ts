import type { NotificationEvent } from './events.ts';
import type { UnreadNotification } from './schema.ts';

/** What is unread after an event of the reader's own topic; other events change nothing. */
export function reduceUnread(
  unread: readonly UnreadNotification[],
  event: NotificationEvent,
): readonly UnreadNotification[] {
  switch (event.type) {
    case 'notification.added':
    case 'notification.unread': {
      const added = new Set(event.payload.items.map(({ id }) => id));
      return [...unread.filter(({ id }) => !added.has(id)), ...event.payload.items];
    }
    case 'notification.read': {
      const gone = new Set(event.payload.ids);
      return unread.filter(({ id }) => !gone.has(id));
    }
    default:
      return unread;
  }
}

/** How many things have something unread: three words in one thread are one thing to look at. */
export function countThings(unread: readonly UnreadNotification[]): number {
  return new Set(unread.map(({ root }) => `${root.kind}:${root.id}`)).size;
}
