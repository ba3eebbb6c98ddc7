import { type Accessor, createMemo } from 'solid-js';
import { outgoing, sent } from './outbox.ts';
import type { ThreadStore } from './thread-store.ts';
import { buildTimeline, type TimelineItem } from './timeline.ts';

/** The lines of what is loaded of a thread; at the end what has not been sent yet. */
export function createItems(store: ThreadStore, me: string): Accessor<readonly TimelineItem[]> {
  return createMemo<readonly TimelineItem[]>((before) => {
    const opened = store.opened();
    if (!opened) return [];
    const { thread, messages } = opened.state;
    const known = new Set(messages.map((message) => message.clientId));
    const echoes = sent().filter((message) => message.threadId === thread.id && message.ordinal > thread.lastOrdinal);
    const waiting = outgoing().filter((each) => each.threadId === thread.id && !known.has(each.clientId));
    const sentIds = new Set(echoes.map((message) => message.clientId));
    const items = buildTimeline({
      messages: [...messages, ...echoes.filter((message) => !known.has(message.clientId))],
      asides: store.asides(),
      outgoing: waiting.filter((each) => !sentIds.has(each.clientId)),
      readUpTo: opened.readOrdinal,
      me,
    });
    return reuseItems(before, items);
  }, []);
}

/** The same lines, but those that say the same as before are the same objects, so that no row is drawn again in vain. */
export function reuseItems(before: readonly TimelineItem[], items: readonly TimelineItem[]): TimelineItem[] {
  const known = new Map(before.map((item) => [item.key, item]));
  return items.map((item) => {
    const old = known.get(item.key);
    return old && isSame(old, item) ? old : item;
  });
}

function isSame(a: TimelineItem, b: TimelineItem): boolean {
  if (a.kind === 'message' && b.kind === 'message')
    return a.message === b.message && a.head === b.head && a.movedIn === b.movedIn;
  if (a.kind === 'day' && b.kind === 'day') return a.at === b.at;
  if (a.kind === 'outgoing' && b.kind === 'outgoing') return a.outgoing === b.outgoing;
  return a.kind === 'unread' && b.kind === 'unread';
}
