import { AppError } from '../../shared/errors.ts';
import { readersShownUpTo, type Seen, type Whereabouts } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import { accessMessage } from './access.ts';
import { listMessageReaders } from './standing-queries.ts';
import { listGroupMemberIds } from './thread-queries.ts';

/** Who has come to a message, in groups small enough; of an aside nobody can tell. */
export async function readSeen({ db, actor }: Ctx, messageId: string): Promise<Seen> {
  const { message, thread } = await accessMessage(db, actor, messageId, 'read');
  const size = (await listGroupMemberIds(db, thread.groupId)).length;
  if (size > readersShownUpTo || message.readers) throw new AppError('conflict');
  const readers = await listMessageReaders(db, messageId);
  return {
    read: readers.filter(({ hasRead }) => hasRead).map(({ person }) => person),
    unread: readers.filter(({ hasRead }) => !hasRead).map(({ person }) => person),
  };
}

/** Where a message stands now, wherever it was written; an aside by the message it stands behind. */
export async function findMessage({ db, actor }: Ctx, messageId: string): Promise<Whereabouts> {
  const { message } = await accessMessage(db, actor, messageId, 'read');
  return { threadId: message.threadId, ordinal: message.afterOrdinal ?? message.ordinal };
}
