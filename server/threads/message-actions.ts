import { AppError } from '../../shared/errors.ts';
import { toLastMessage } from '../../shared/threads/reduce.ts';
import {
  type Message,
  type MessageEdit,
  type NewMessage,
  type ReactionKind,
  undoMs,
} from '../../shared/threads/schema.ts';
import { claimAttachments } from '../attachments/claim-actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { accessThread, lockMessage, mayDeleteMessage, type ThreadAccess } from './access.ts';
import { announce, redactMessage, toLists, toThreadTopic } from './announce.ts';
import {
  deleteReaction,
  findMessageByClient,
  findMessageRow,
  insertMessage,
  insertReaction,
  type MessageRow,
  markDeleted,
  type Posted,
  reviseMessage,
  toMessage,
} from './message-queries.ts';
import { tellNamed, tellOfMessage, toTold } from './tell-actions.ts';
import { storableBody } from './text.ts';
import type { Created } from './thread-actions.ts';
import { loadThread, toThreadWith } from './thread-queries.ts';

/** On top of the ten seconds on the screen: the time a slow network may take. */
const undoGraceMs = 5_000;

/** Posts once: the same clientId again, however late and with whatever text, answers with the message that it made. */
export async function postMessage({ db, actor }: Ctx, threadId: string, input: NewMessage): Promise<Created<Message>> {
  const { clientId, attachmentIds: ids = [] } = input;
  const body = storableBody(input.body, ids.length);
  const access = await accessThread(db, actor, threadId, 'write');
  const replyTo = input.replyTo ?? null;
  if (replyTo) await checkQuoted(db, threadId, replyTo);
  return db.transaction().execute(async (trx) => {
    const posted = await insertMessage(trx, { threadId, authorId: actor.id, clientId, body, replyTo });
    if (!posted) return { item: await findPosted(trx, actor.id, { threadId, clientId }), created: false };
    const attachments = await claimAttachments(trx, { ownerId: actor.id, threadId, messageId: posted.id, ids });
    const fresh = { ...blank, ...posted, threadId, clientId, body, attachments, author: access.thread.me };
    const message = toMessage(replyTo ? await reload(trx, posted.id) : fresh);
    const thread = await underLock(trx, actor, access, { ...posted, message });
    await announce(trx, actor.id, [
      toThreadTopic(threadId, { type: 'message.posted', payload: { message } }),
      ...toLists(thread, 'thread.changed'),
    ]);
    await tellOfMessage(trx, toTold(message, thread.groupId));
    return { item: message, created: true };
  });
}

const blank = { quote: null, reactions: [], revision: 0, editedAt: null, deletedAt: null, deletedBy: null };

/** The thread as it stands under the lock; who may write in a RED one is asked again there. */
async function underLock(trx: Tx, actor: Actor, { thread }: ThreadAccess, posted: Posted & { message: Message }) {
  const { title, label, message } = posted;
  if (label !== 'TLP:RED')
    return toThreadWith({ ...thread, title, label }, { readers: null, lastMessage: toLastMessage(message) });
  await accessThread(trx, actor, thread.id, 'write');
  return loadThread(trx, thread.id, actor.id);
}

async function findPosted(trx: Tx, authorId: string, { threadId, clientId }: { threadId: string; clientId: string }) {
  const row = await findMessageByClient(trx, authorId, clientId);
  if (row?.threadId !== threadId) throw new AppError('conflict');
  return toMessage(row);
}

/** Changes one's own text; the old one stays in the history. An edit made on an older revision is a `conflict`. */
export async function editMessage({ db, actor }: Ctx, messageId: string, input: MessageEdit): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (message.authorId !== actor.id) throw new AppError('forbidden');
    if (message.deletedAt) throw new AppError('conflict');
    const body = storableBody(input.body, message.attachments.length);
    if (message.body === body) return toMessage(message);
    if (message.revision !== input.revision) throw new AppError('conflict');
    await reviseMessage(trx, messageId, body);
    const edited = await tellChange(trx, actor.id, access, { messageId, type: 'message.edited' });
    await tellNamed(trx, { ...toTold(edited, access.thread.groupId), quoted: null });
    return edited;
  });
}

/** Leaves a tombstone: the text is gone from every read and from the event log. */
export async function deleteMessage({ db, actor }: Ctx, messageId: string): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (!mayDeleteMessage(access.role, message.authorId === actor.id)) throw new AppError('forbidden');
    if (message.deletedAt) return toMessage(message);
    await markDeleted(trx, messageId, actor.id);
    const row = await reload(trx, messageId);
    await redactMessage(trx, toMessage(row), access.thread.groupId);
    return tellChange(trx, actor.id, access, { messageId, type: 'message.deleted' });
  });
}

/** Undoes one's own deletion within ten seconds. */
export async function restoreMessage({ db, actor }: Ctx, messageId: string): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (!message.deletedAt) return toMessage(message);
    if (message.deletedBy !== actor.id) throw new AppError('forbidden');
    if (Date.now() - message.deletedAt.getTime() > undoMs + undoGraceMs) throw new AppError('conflict');
    await markDeleted(trx, messageId, null);
    return tellChange(trx, actor.id, access, { messageId, type: 'message.restored' });
  });
}

export type ReactionInput = { messageId: string; kind: ReactionKind; on: boolean };

/** Adds or takes back one's reaction, observers too; saying it twice changes nothing. */
export async function react({ db, actor }: Ctx, { messageId, kind, on }: ReactionInput): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message } = await lockMessage(trx, actor, messageId, 'read');
    if (message.deletedAt) throw new AppError('conflict');
    const row = { messageId, memberId: actor.id, kind };
    const person = await (on ? addReaction(trx, row) : removeReaction(trx, row, message));
    if (!person) return toMessage(message);
    const type = on ? 'reaction.added' : 'reaction.removed';
    await announce(trx, actor.id, [toThreadTopic(message.threadId, { type, payload: { messageId, kind, person } })]);
    return toMessage(await reload(trx, messageId));
  });
}

type Row = { messageId: string; memberId: string; kind: ReactionKind };

async function addReaction(trx: Tx, row: Row) {
  if (!(await insertReaction(trx, row))) return undefined;
  return personIn(await reload(trx, row.messageId), row.memberId);
}

async function removeReaction(trx: Tx, row: Row, before: MessageRow) {
  return (await deleteReaction(trx, row)) ? personIn(before, row.memberId) : undefined;
}

function personIn(message: MessageRow, memberId: string) {
  return message.reactions.find((reaction) => reaction.person.id === memberId)?.person;
}

type Change = { messageId: string; type: 'message.edited' | 'message.deleted' | 'message.restored' };

/** Tells the open thread, and the lists when it was the newest message that changed. */
async function tellChange(
  trx: Tx,
  actorId: string,
  access: ThreadAccess,
  { messageId, type }: Change,
): Promise<Message> {
  const message = toMessage(await reload(trx, messageId));
  const { thread } = access;
  const isLast = message.ordinal === thread.lastOrdinal;
  const lists = isLast ? toLists(await loadThread(trx, thread.id, actorId), 'thread.changed') : [];
  await announce(trx, actorId, [toThreadTopic(thread.id, { type, payload: { message } }), ...lists]);
  return message;
}

async function checkQuoted(db: Db, threadId: string, messageId: string): Promise<void> {
  const quoted = await findMessageRow(db, messageId);
  if (quoted?.threadId !== threadId) throw new AppError('invalid_input', { detail: 'replyTo' });
}

async function reload(trx: Tx, id: string): Promise<MessageRow> {
  const row = await findMessageRow(trx, id);
  if (!row) throw new AppError('not_found');
  return row;
}
