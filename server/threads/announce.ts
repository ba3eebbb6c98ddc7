import { type RawBuilder, sql } from 'kysely';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { ThreadEvent } from '../../shared/threads/events.ts';
import { isAsideTrace } from '../../shared/threads/reduce.ts';
import type { Message, Thread } from '../../shared/threads/schema.ts';
import type { Tx } from '../db/client.ts';
import { type Addressed, appendEvents, type NewEvent } from '../realtime/log.ts';

const threadTopic = (id: string) => `thread:${id}`;
const groupTopic = (id: string) => `group:${id}`;
const memberTopic = (id: string) => `member:${id}`;

/** An event for those who have the thread open. */
export function toThreadTopic(threadId: string, event: ThreadEvent): Addressed {
  return { topic: threadTopic(threadId), event };
}

/** What a list of threads must hear: the group gets the thread itself, the readers of a RED one only that it moved. */
export function toLists(thread: Thread, type: 'thread.created' | 'thread.changed'): Addressed[] {
  if (!thread.readers) return [{ topic: groupTopic(thread.groupId), event: { type, payload: { thread } } }];
  const payload = { threadId: thread.id, groupId: thread.groupId };
  return thread.readers.map((reader) => ({
    topic: memberTopic(reader.id),
    event: { type: 'thread.touched', payload },
  }));
}

/** Whoever is no reader of a RED thread any more: their list has to let it go. */
export function toFormerReaders(before: Thread, after: Thread): Addressed[] {
  const { id: threadId, groupId, readers } = after;
  const former = (before.readers ?? []).filter(({ id }) => readers && !readers.some((reader) => reader.id === id));
  return former.map(({ id }) => ({
    topic: memberTopic(id),
    event: { type: 'thread.touched', payload: { threadId, groupId } },
  }));
}

/** An aside is new or changed: the people it names fetch it, the log holds nothing of it. */
export function toAsideReaders(threadId: string, readers: readonly { id: string }[]): Addressed[] {
  const event = { type: 'asides.touched', payload: { threadId } };
  return readers.map(({ id }) => ({ topic: memberTopic(id), event }));
}

/** Lists of a group have to fetch a thread anew: more happened than one message. */
export function toRefetchers(thread: Thread): Addressed[] {
  const { id: threadId, groupId } = thread;
  const event = { type: 'thread.touched', payload: { threadId, groupId } };
  const topics = thread.readers?.map(({ id }) => memberTopic(id)) ?? [groupTopic(groupId)];
  return topics.map((topic) => ({ topic, event }));
}

export function toGroup(groupId: string, event: NewEvent): Addressed {
  return { topic: groupTopic(groupId), event };
}

/** For the member's other devices. */
export function toReader(memberId: string, threadId: string, ordinal: number): Addressed {
  return { topic: memberTopic(memberId), event: { type: 'thread.read', payload: { threadId, ordinal } } };
}

/** For the member's other devices: something else stands in their composer now. */
export function toWriter(memberId: string, threadId: string, revision: number): Addressed {
  return { topic: memberTopic(memberId), event: { type: 'unsent.changed', payload: { threadId, revision } } };
}

/**
 * Appends the events of one action, first those of different topics, then what else one of them has to hear; returns them.
 * `beside`: as for `appendEvents`.
 */
export async function announce(
  trx: Tx,
  actorId: string,
  events: readonly Addressed[],
  beside?: RawBuilder<unknown>,
): Promise<StoredEvent[]> {
  const isFirst = ({ topic }: Addressed, index: number) => events.findIndex((each) => each.topic === topic) === index;
  const first = events.filter(isFirst);
  if (first.length === 0) {
    await beside?.execute(trx);
    return [];
  }
  const stored = await appendEvents(trx, first, actorId, beside);
  const rest = events.filter((event) => !first.includes(event));
  return [...stored, ...(await announce(trx, actorId, rest))];
}

/**
 * Takes a text that is gone from a thread out of the event log: its own events become the tombstone, quotes and excerpts
 * become empty; of what became an aside there are no quotes. `id` is what it was known by, where the tombstone is another
 * message.
 */
export async function redactMessage(trx: Tx, tombstone: Message, groupId: string, id = tombstone.id): Promise<void> {
  const { threadId } = tombstone;
  const quote = isAsideTrace(tombstone, id) ? '{message,quote}' : '{message,quote,excerpt}';
  await sql`
    update topic_event set payload = jsonb_set(payload, '{message}', ${JSON.stringify(tombstone)}::jsonb)
    where topic = ${threadTopic(threadId)} and payload->'message'->>'id' = ${id}`.execute(trx);
  await sql`
    update topic_event set payload = jsonb_set(payload, ${quote}::text[], 'null')
    where topic = ${threadTopic(threadId)} and payload->'message'->'quote'->>'messageId' = ${id}`.execute(trx);
  await sql`
    update topic_event set payload = jsonb_set(payload, '{thread,lastMessage,excerpt}', 'null')
    where topic in (${threadTopic(threadId)}, ${groupTopic(groupId)})
      and payload->'thread'->'lastMessage'->>'id' = ${id}`.execute(trx);
}

/** Takes a thread that became RED out of the group's log, also for those who replay it later. */
export async function withdrawFromGroup(trx: Tx, thread: Thread): Promise<void> {
  await sql`
    update topic_event set type = 'thread.withdrawn', payload = jsonb_build_object('threadId', ${thread.id}::text)
    where topic = ${groupTopic(thread.groupId)} and payload->'thread'->>'id' = ${thread.id}`.execute(trx);
}
