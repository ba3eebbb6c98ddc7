import type { Message } from '../../shared/threads/schema.ts';
import { dayKey } from '../i18n/dates.ts';
import type { Outgoing } from './outbox-store.ts';

/** One line of the page. Keys stay the same while a message goes from the outbox to the server and is changed there. */
export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; head: boolean }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

export type TimelineInput = {
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  /** The line stands under this number; undefined when everything was read. */
  readUpTo: number | undefined;
  me: string;
};

const togetherMs = 10 * 60_000;

/** Days, the unread line and messages; an author who goes on within ten minutes keeps one head. */
export function buildTimeline({ messages, outgoing, readUpTo, me }: TimelineInput): TimelineItem[] {
  const items: TimelineItem[] = [];
  let previous: Message | undefined;
  let lined: boolean = false;
  for (const message of messages) {
    const newDay = !previous || dayKey(previous.postedAt) !== dayKey(message.postedAt);
    if (newDay) items.push({ kind: 'day', key: `day ${dayKey(message.postedAt)}`, at: message.postedAt });
    const firstUnread: boolean =
      !lined && readUpTo !== undefined && message.ordinal > readUpTo && message.author.id !== me;
    if (firstUnread) items.push({ kind: 'unread', key: 'unread' });
    lined ||= firstUnread;
    const head = newDay || firstUnread || !continues(previous, message);
    items.push({ kind: 'message', key: message.clientId, message, head });
    previous = message;
  }
  for (const waiting of outgoing) items.push({ kind: 'outgoing', key: waiting.clientId, outgoing: waiting });
  return items;
}

function continues(previous: Message | undefined, message: Message): boolean {
  if (previous?.author.id !== message.author.id || previous.deletedAt || message.deletedAt) return false;
  return Date.parse(message.postedAt) - Date.parse(previous.postedAt) < togetherMs;
}
