import { AppError } from '../../shared/errors.ts';
import type { ThreadEvent } from '../../shared/threads/events.ts';
import type { Message } from '../../shared/threads/schema.ts';
import type { Tx } from '../db/client.ts';
import type { Addressed } from '../realtime/log.ts';
import type { ThreadAccess } from './access.ts';
import { announce, toAsideReaders, toLists, toThreadTopic } from './announce.ts';
import { findMessageByClient, findMessageRow, type MessageRow, toMessage } from './message-queries.ts';
import { loadThread } from './thread-queries.ts';

export async function reload(trx: Tx, id: string): Promise<MessageRow> {
  const row = await findMessageRow(trx, id);
  if (!row) throw new AppError('not_found');
  return row;
}

type Posted = { threadId: string; clientId: string };

/** What an earlier request of this author made; `thread_closed` when none did, for then only the closing refuses it. */
export async function findPosted(trx: Tx, authorId: string, { threadId, clientId }: Posted): Promise<Message> {
  const row = await findMessageByClient(trx, authorId, clientId);
  if (!row) throw new AppError('thread_closed');
  // It may have been moved since; what was posted in another thread was another message.
  if (row.threadId !== threadId && row.movedFrom !== threadId) throw new AppError('conflict');
  return toMessage(row);
}

/** Whoever may read a message hears what became of it: the thread, or of an aside the people it names, without a word. */
export function toHearers(message: Pick<Message, 'threadId' | 'readers'>, event: ThreadEvent): Addressed[] {
  return message.readers ? toAsideReaders(message.threadId, message.readers) : [toThreadTopic(message.threadId, event)];
}

type Change = {
  messageId: string;
  type: Extract<ThreadEvent, { payload: { message: Message } }>['type'];
};

/** Tells the open thread, and the lists when it was the newest message that changed. */
export async function tellChange(
  trx: Tx,
  actorId: string,
  access: ThreadAccess,
  { messageId, type }: Change,
): Promise<Message> {
  const message = toMessage(await reload(trx, messageId));
  const { thread } = access;
  const isLast = message.ordinal === thread.lastOrdinal;
  const lists = isLast ? toLists(await loadThread(trx, thread.id, actorId), 'thread.changed') : [];
  await announce(trx, actorId, [...toHearers(message, { type, payload: { message } }), ...lists]);
  return message;
}
