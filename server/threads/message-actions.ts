import { AppError } from '../../shared/errors.ts';
import { toLastMessage } from '../../shared/threads/reduce.ts';
import { type Message, type MessageEdit, type NewMessage, undoMs } from '../../shared/threads/schema.ts';
import { claimAttachments } from '../attachments/claim-actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessThread, lockMessage, mayDeleteMessage, maySeeMessage, ownLabel, type ThreadAccess } from './access.ts';
import { announce, redactMessage, toLists, toThreadTopic } from './announce.ts';
import { postAside } from './aside-actions.ts';
import { findPosted, reload, tellChange } from './changes.ts';
import { tellAsked } from './confirmation-actions.ts';
import { indexingOf, refreshMessages } from './finding-actions.ts';
import {
  findMessageRow,
  insertMessage,
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
export async function postMessage(
  { db, actor, services }: Ctx,
  threadId: string,
  input: NewMessage,
): Promise<Created<Message>> {
  const { handOver, ...made } = await db.transaction().execute(async (trx): Promise<Posting> => {
    const { clientId, attachmentIds: ids = [], asks = false, replyTo = null } = input;
    const access = await accessThread(trx, actor, threadId, 'write');
    const body = await storableBody(trx, access.thread, input.body, ids.length);
    const quoted = replyTo ? await checkQuoted(trx, actor, threadId, replyTo) : undefined;
    const label = quoted?.readers ? 'TLP:RED' : ownLabel(input, access.thread.label);
    if (label === 'TLP:RED') return postAside(trx, actor, { access, body, quoted }, input);
    const posted = await insertMessage(trx, { threadId, authorId: actor.id, clientId, body, replyTo, label, asks });
    if (!posted) return { item: await findPosted(trx, actor.id, { threadId, clientId }), created: false };
    const attachments = await claimAttachments(trx, { ownerId: actor.id, threadId, messageId: posted.id, ids });
    const confirmations = asks ? [] : null;
    const { me: author } = access.thread;
    const fresh = { ...blank, ...posted, threadId, clientId, body, attachments, author, label, confirmations };
    const message = toMessage(replyTo ? await reload(trx, posted.id) : fresh);
    const thread = await underLock(trx, actor, access, { posted, message });
    const told = [
      toThreadTopic(threadId, { type: 'message.posted', payload: { message } }),
      ...toLists(thread, 'thread.changed'),
    ];
    const { groupId } = thread;
    const events = await announce(trx, actor.id, told, await indexingOf(trx, message, groupId));
    if (asks) await tellAsked(trx, { messageId: message.id, groupId, actorId: actor.id, key: `message:${message.id}` });
    await tellOfMessage(trx, toTold(message, groupId), posted.isFirst);
    return { item: message, created: true, handOver: services.hub.expect(events) };
  });
  handOver?.();
  return made;
}

type Posting = Created<Message> & { handOver?: () => void };

const blank = {
  quote: null,
  reactions: [],
  revision: 0,
  editedAt: null,
  deletedAt: null,
  deletedBy: null,
  afterOrdinal: null,
  readers: null,
  pinnedAt: null,
  movedTo: null,
  movedFrom: null,
};

/** The thread as it stands under the lock; who may write in a RED one is asked again there. */
async function underLock(trx: Tx, actor: Actor, { thread }: ThreadAccess, now: { posted: Posted; message: Message }) {
  const { message } = now;
  const { title, label } = now.posted;
  if (label !== 'TLP:RED')
    return toThreadWith({ ...thread, title, label }, { readers: null, lastMessage: toLastMessage(message) });
  await accessThread(trx, actor, thread.id, 'write');
  return loadThread(trx, thread.id, actor.id);
}

/** Changes one's own text; the old one stays in the history. An edit made on an older revision is a `conflict`. */
export async function editMessage({ db, actor }: Ctx, messageId: string, input: MessageEdit): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (message.authorId !== actor.id) throw new AppError('forbidden');
    if (message.deletedAt) throw new AppError('conflict');
    const body = await storableBody(trx, access.thread, input.body, message.attachments.length);
    if (message.body === body) return toMessage(message);
    if (message.revision !== input.revision) throw new AppError('conflict');
    await reviseMessage(trx, messageId, body);
    await refreshMessages(trx, [messageId]);
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
    await refreshMessages(trx, [messageId]);
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
    if (message.movedTo || (message.body === '' && message.attachments.length === 0)) throw new AppError('conflict');
    if (Date.now() - message.deletedAt.getTime() > undoMs + undoGraceMs) throw new AppError('conflict');
    await markDeleted(trx, messageId, null);
    await refreshMessages(trx, [messageId]);
    return tellChange(trx, actor.id, access, { messageId, type: 'message.restored' });
  });
}

/** The message of the same thread that is quoted; an aside is quoted only in asides that let nobody else in. */
async function checkQuoted(trx: Tx, actor: Actor, threadId: string, messageId: string): Promise<MessageRow> {
  const quoted = await findMessageRow(trx, messageId);
  if (quoted?.threadId !== threadId || !maySeeMessage(quoted, actor.id))
    throw new AppError('invalid_input', { detail: 'replyTo' });
  return quoted;
}
