import type { ThreadEvent } from './events.ts';
import type { Thread } from './schema.ts';
import {
  type LastMessage,
  type Message,
  type Person,
  type Reaction,
  type ReactionKind,
  reactionKinds,
} from './schema.ts';
import { excerptOf } from './text.ts';

/** A thread as a page shows it: `messages` is a window without gaps, oldest first. */
export type ThreadState = {
  readonly thread: Thread;
  readonly messages: readonly Message[];
  /** Pinned messages of the whole thread, oldest first. */
  readonly pins: readonly Message[];
};

/** The state after an event of the topic `thread:<id>`. Applying an event twice changes nothing. */
export function reduceThread(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.type) {
    case 'thread.changed':
      return { ...state, thread: event.payload.thread };
    case 'message.posted':
      return addMessage(state, event.payload.message);
    case 'message.edited':
    case 'message.deleted':
    case 'message.restored':
    case 'message.pinned':
    case 'message.unpinned':
    case 'message.relabelled':
    case 'message.asked':
      return replaceMessage(state, event.payload.message);
    case 'messages.replaced':
      return event.payload.replaced.reduce((now, { id, message }) => replaceMessage(now, message, id), state);
    case 'reaction.added':
    case 'reaction.removed':
      return react(state, event);
    case 'confirmation.added':
    case 'confirmation.removed':
      return confirm(state, event);
    default:
      return state;
  }
}

/** True when the window reaches the newest message of the thread. */
export function atNewest({ thread, messages }: ThreadState): boolean {
  return (messages.at(-1)?.ordinal ?? 0) === thread.lastOrdinal;
}

/**
 * Joins an older or newer page to the window; pages that do not touch it are refused by returning the same state. What is
 * beyond `most` goes at the other end, so that a page never holds a long thread as a whole.
 */
export function joinPage(state: ThreadState, page: readonly Message[], most = Number.POSITIVE_INFINITY): ThreadState {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return state;
  const from = state.messages[0]?.ordinal ?? first.ordinal;
  const to = state.messages.at(-1)?.ordinal ?? first.ordinal - 1;
  if (last.ordinal < from - 1 || first.ordinal > to + 1) return state;
  const older = page.filter((message) => message.ordinal < from);
  const newer = page.filter((message) => message.ordinal > to);
  const messages = [...older, ...state.messages, ...newer];
  return { ...state, messages: older.length > newer.length ? messages.slice(0, most) : messages.slice(-most) };
}

export function toLastMessage(message: Message): LastMessage {
  const { id, ordinal, author, postedAt } = message;
  return { id, ordinal, author, postedAt, excerpt: message.deletedAt ? null : excerptOf(message.body) };
}

function addMessage(state: ThreadState, message: Message): ThreadState {
  if (message.ordinal <= state.thread.lastOrdinal) return state;
  const thread = { ...state.thread, lastOrdinal: message.ordinal, lastMessage: toLastMessage(message) };
  const joins = atNewest(state) && message.ordinal === state.thread.lastOrdinal + 1;
  return { ...state, thread, messages: joins ? [...state.messages, message] : state.messages };
}

/** Whether this stands where a message became an aside: a trace that leads nowhere. `id` is what stood there. */
export const isAsideTrace = ({ id: now, movedTo }: Message, id: string): boolean => now !== id && !movedTo;

/** `id` is what the message was known by, where another one takes its place. */
function replaceMessage(state: ThreadState, message: Message, id = message.id): ThreadState {
  const excerpt = message.deletedAt ? null : excerptOf(message.body);
  const replace = (known: Message): Message => {
    if (known.id === id) return message;
    if (known.quote?.messageId !== id || known.deletedAt) return known;
    if (isAsideTrace(message, id)) return { ...known, quote: null };
    return { ...known, quote: { ...known.quote, excerpt, ordinal: message.id === id ? message.ordinal : 0 } };
  };
  const isLast = state.thread.lastMessage.id === id;
  const others = state.pins.filter((pin) => pin.id !== id).map(replace);
  const pins = message.pinnedAt ? [...others, message].sort((a, b) => a.ordinal - b.ordinal) : others;
  return {
    thread: isLast ? { ...state.thread, lastMessage: toLastMessage(message) } : state.thread,
    messages: state.messages.map(replace),
    pins,
  };
}

/** Changes one message wherever it is shown. */
function changeMessage(state: ThreadState, id: string, change: (message: Message) => Message): ThreadState {
  const changed = (message: Message) => (message.id === id ? change(message) : message);
  return { ...state, messages: state.messages.map(changed), pins: state.pins.map(changed) };
}

type Confirmed = ThreadEvent & { type: 'confirmation.added' | 'confirmation.removed' };

function confirm(state: ThreadState, { type, payload: { messageId, person } }: Confirmed): ThreadState {
  return changeMessage(state, messageId, (message) => {
    const others = (message.confirmations ?? []).filter((known) => known.id !== person.id);
    return { ...message, confirmations: type === 'confirmation.added' ? [...others, person] : others };
  });
}

function react(state: ThreadState, event: ThreadEvent & { type: 'reaction.added' | 'reaction.removed' }): ThreadState {
  const { messageId, kind, person } = event.payload;
  const change = event.type === 'reaction.added' ? withPerson : withoutPerson;
  return changeMessage(state, messageId, (message) => ({
    ...message,
    reactions: change(message.reactions, kind, person),
  }));
}

function withPerson(reactions: readonly Reaction[], kind: ReactionKind, person: Person): Reaction[] {
  return reactionKinds.flatMap((each) => {
    const people = reactions.find((reaction) => reaction.kind === each)?.people ?? [];
    const missing = each === kind && !people.some((known) => known.id === person.id);
    const next = missing ? [...people, person] : people;
    return next.length > 0 ? [{ kind: each, people: next }] : [];
  });
}

function withoutPerson(reactions: readonly Reaction[], kind: ReactionKind, person: Person): Reaction[] {
  return reactions.flatMap((reaction) => {
    if (reaction.kind !== kind) return [reaction];
    const people = reaction.people.filter((known) => known.id !== person.id);
    return people.length > 0 ? [{ kind, people }] : [];
  });
}
