import type { Message } from '../../shared/threads/schema.ts';
import { dayKey } from '../i18n/dates.ts';
import type { Outgoing } from './outbox-store.ts';

/** One line of the page. Keys stay the same while a message goes from the outbox to the server and is changed there. */
export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; head: boolean; movedIn: boolean }
  /** Messages in a row that went elsewhere. */
  | { kind: 'trace'; key: string; messages: readonly Message[] }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

export type TimelineInput = {
  messages: readonly Message[];
  /** Those that only some of the thread's readers see; each stands behind a message of the thread. */
  asides?: readonly Message[];
  outgoing: readonly Outgoing[];
  /** The line stands under this number; undefined when everything was read. */
  readUpTo: number | undefined;
  me: string;
};

const togetherMs = 10 * 60_000;

/** Days, the unread line and messages; an author who goes on within ten minutes keeps one head. */
export function buildTimeline({ messages, asides = [], outgoing, readUpTo, me }: TimelineInput): TimelineItem[] {
  const items: TimelineItem[] = [];
  let previous: Message | undefined;
  let lined: boolean = false;
  for (const message of withAsides(messages, asides)) {
    if (message.movedTo && joinTrace(items, message)) continue;
    const newDay = !previous || dayKey(previous.postedAt) !== dayKey(message.postedAt);
    if (newDay) items.push({ kind: 'day', key: `day ${message.clientId}`, at: message.postedAt });
    const firstUnread: boolean =
      !lined && readUpTo !== undefined && message.ordinal > readUpTo && message.author.id !== me;
    if (firstUnread) items.push({ kind: 'unread', key: 'unread' });
    lined ||= firstUnread;
    const movedIn = message.movedFrom !== null && message.movedFrom !== previous?.movedFrom;
    const head = newDay || firstUnread || movedIn || !continues(previous, message);
    if (message.movedTo) items.push({ kind: 'trace', key: message.clientId, messages: [message] });
    else items.push({ kind: 'message', key: message.clientId, message, head, movedIn });
    previous = message;
  }
  for (const waiting of outgoing) items.push({ kind: 'outgoing', key: waiting.clientId, outgoing: waiting });
  return items;
}

/** Adds to the trace above, where there is one. */
function joinTrace(items: TimelineItem[], message: Message): boolean {
  const last = items.at(-1);
  if (last?.kind !== 'trace') return false;
  items[items.length - 1] = { ...last, messages: [...last.messages, message] };
  return true;
}

/** Asides behind the messages they were written after; those outside of the window wait until it reaches them. */
function withAsides(messages: readonly Message[], asides: readonly Message[]): readonly Message[] {
  const [first, last] = [messages[0], messages.at(-1)];
  if (asides.length === 0 || !first || !last) return messages;
  const within = (after: number) => after >= first.ordinal - (first.ordinal === 1 ? 1 : 0) && after <= last.ordinal;
  const shown = asides.filter(({ after }) => after !== null && within(after));
  const behind = Map.groupBy(shown, ({ after }) => after ?? 0);
  return [
    ...(behind.get(first.ordinal - 1) ?? []),
    ...messages.flatMap((each) => [each, ...(behind.get(each.ordinal) ?? [])]),
  ];
}

function continues(previous: Message | undefined, message: Message): boolean {
  if (previous?.author.id !== message.author.id || previous.deletedAt || message.deletedAt) return false;
  if (previous.readers || message.readers) return false;
  return Date.parse(message.postedAt) - Date.parse(previous.postedAt) < togetherMs;
}
