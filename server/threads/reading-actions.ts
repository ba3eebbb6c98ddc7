import { AppError } from '../../shared/errors.ts';
import {
  type MessagePage,
  type NewInThread,
  pageSize,
  type Revision,
  type ThreadList,
  type ThreadPage,
} from '../../shared/threads/schema.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { readInThread } from '../notifications/actions.ts';
import { topicSeq } from '../realtime/log.ts';
import { accessMessage, accessThread } from './access.ts';
import { announce, toReader } from './announce.ts';
import { listAsideRows } from './aside-queries.ts';
import { findFollowing } from './following-queries.ts';
import { findSince, listMessageRows, listPinnedRows, listRevisions, toMessage } from './message-queries.ts';
import {
  type Cursor,
  findReadOrdinal,
  type ListedRow,
  listThreadRows,
  listUnreadRows,
  loadThread,
  moveReadMarker,
  toListedThread,
  toNewInThread,
} from './thread-queries.ts';
import { findUnsent } from './unsent-queries.ts';
import { type Span, windowAround } from './window.ts';

/** Threads of a group, newest activity first; `next` is the cursor of the following page. */
export async function listThreads({ db, actor }: Ctx, groupId: string, cursor?: string): Promise<ThreadList> {
  await accessGroup(db, actor, groupId, 'read');
  const rows = await listThreadRows(db, groupId, actor.id, { limit: pageSize + 1, after: parseCursor(cursor) });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return { items: page.map(toListedThread), next: last && rows.length > pageSize ? formatCursor(last) : null };
}

/** Threads in the actor's groups that hold something new to them, newest first. */
export async function listNewInThreads(db: Db, actor: Actor, limit: number): Promise<NewInThread[]> {
  return (await listUnreadRows(db, actor.id, limit)).map(toNewInThread);
}

/** A thread with the messages around the first unread one, or around the message asked for. */
export async function openThread({ db, actor }: Ctx, threadId: string, around?: number): Promise<ThreadPage> {
  const { groupName, role } = await accessThread(db, actor, threadId, 'read');
  const seq = await topicSeq(db, `thread:${threadId}`);
  const readOrdinal = await findReadOrdinal(db, threadId, actor.id);
  const thread = await loadThread(db, threadId, actor.id);
  const span = windowAround(around ?? readOrdinal + 1, thread.lastOrdinal, pageSize);
  const [rows, pins, asides, following, unsent] = await Promise.all([
    listMessageRows(db, threadId, span),
    listPinnedRows(db, threadId),
    listAsideRows(db, threadId, actor.id),
    findFollowing(db, threadId, actor.id),
    findUnsent(db, threadId, actor.id),
  ]);
  return {
    thread,
    groupName,
    role,
    readOrdinal,
    messages: rows.map(toMessage),
    pins: pins.map(toMessage),
    asides: asides.map(toMessage),
    following,
    unsent,
    seq,
  };
}

export type PageQuery = { before?: number; after?: number; around?: number; since?: string };

/** Messages by their number: before one, after one, around one, or around the first written since an instant. */
export async function pageMessages({ db, actor }: Ctx, threadId: string, query: PageQuery): Promise<MessagePage> {
  const { thread } = await accessThread(db, actor, threadId, 'read');
  const since = query.since === undefined ? {} : { around: await findSince(db, threadId, new Date(query.since)) };
  const rows = await listMessageRows(db, threadId, spanOf({ ...query, ...since }, thread.lastOrdinal));
  return { items: rows.map(toMessage) };
}

/** Every text that stood in a message, oldest first. A deleted message has none. */
export async function readRevisions({ db, actor }: Ctx, messageId: string): Promise<Revision[]> {
  const { message } = await accessMessage(db, actor, messageId, 'read');
  if (message.deletedAt) throw new AppError('not_found');
  return listRevisions(db, messageId);
}

/** Moves the actor's read marker forward, never back, and tells their other devices. Returns where it stands. */
export async function markRead({ db, actor }: Ctx, threadId: string, ordinal: number): Promise<{ ordinal: number }> {
  return db.transaction().execute(async (trx) => {
    const { thread } = await accessThread(trx, actor, threadId, 'read');
    const known = await findReadOrdinal(trx, threadId, actor.id);
    const wanted = Math.min(ordinal, thread.lastOrdinal);
    const read = () => readInThread(trx, threadId, new Map([[actor.id, wanted]]), actor.id);
    if (wanted <= known) {
      await read();
      return { ordinal: known };
    }
    const moved = await moveReadMarker(trx, { threadId, memberId: actor.id, ordinal: wanted });
    // Everybody locks notifications before topics, so that no two actions wait for each other in a ring.
    await read();
    if (moved) await announce(trx, actor.id, [toReader(actor.id, threadId, wanted)]);
    return { ordinal: moved ? wanted : await findReadOrdinal(trx, threadId, actor.id) };
  });
}

/** Makes a message and all after it new again to the actor. */
export async function markUnread({ db, actor }: Ctx, threadId: string, from: number): Promise<{ ordinal: number }> {
  return db.transaction().execute(async (trx) => {
    const { thread } = await accessThread(trx, actor, threadId, 'read');
    const ordinal = Math.max(0, Math.min(from, thread.lastOrdinal) - 1);
    const moved = await moveReadMarker(trx, { threadId, memberId: actor.id, ordinal }, true);
    if (moved) await announce(trx, actor.id, [toReader(actor.id, threadId, ordinal)]);
    return { ordinal };
  });
}

function spanOf({ before, after, around }: PageQuery, last: number): Span {
  if (before !== undefined) return { from: Math.max(1, before - pageSize), to: before - 1 };
  if (after !== undefined) return { from: Math.min(after, last) + 1, to: Math.min(after + pageSize, last) };
  return windowAround(around ?? last, last, pageSize);
}

function formatCursor(row: ListedRow): string {
  return `${row.lastCreatedAt.toISOString()}_${row.id}`;
}

function parseCursor(cursor: string | undefined): Cursor | undefined {
  const [at = '', id = ''] = cursor?.split('_') ?? [];
  const activeAt = new Date(at);
  return cursor && !Number.isNaN(activeAt.getTime()) ? { activeAt, id } : undefined;
}
