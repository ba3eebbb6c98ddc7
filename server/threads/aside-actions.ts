import { AppError } from '../../shared/errors.ts';
import type { Message, NewMessage } from '../../shared/threads/schema.ts';
import { claimAttachments } from '../attachments/claim-actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { accessThread, lockThread, type ThreadAccess } from './access.ts';
import { announce, toAsideReaders } from './announce.ts';
import { insertAside, listAsideRows, replaceMessageReaders } from './aside-queries.ts';
import { findPosted, reload } from './changes.ts';
import { indexingOf } from './finding-actions.ts';
import { type MessageRow, toMessage } from './message-queries.ts';
import type { Created } from './thread-actions.ts';

type Prepared = { access: ThreadAccess; body: string; quoted: MessageRow | undefined };

/** Posts a TLP:RED message in a thread that more people read: only those named learn that it is there. */
export async function postAside(
  trx: Tx,
  actor: Actor,
  { access, body, quoted }: Prepared,
  input: NewMessage,
): Promise<Created<Message>> {
  const { id: threadId, groupId } = access.thread;
  const { clientId, asks = false, replyTo = null, attachmentIds: ids = [] } = input;
  const readers = [...new Set([...readersOf(input, quoted), actor.id])];
  await lockThread(trx, actor, threadId);
  const id = await insertAside(trx, { threadId, authorId: actor.id, clientId, body, replyTo, asks });
  if (!id) return { item: await findPosted(trx, actor.id, { threadId, clientId }), created: false };
  await replaceMessageReaders(trx, id, readers);
  await claimAttachments(trx, { ownerId: actor.id, threadId, messageId: id, ids });
  const message = toMessage(await reload(trx, id));
  await announce(
    trx,
    actor.id,
    toAsideReaders(threadId, message.readers ?? []),
    await indexingOf(trx, message, groupId),
  );
  const thing = { kind: 'message', id } as const;
  const kind = asks ? 'confirm_request' : 'mention';
  await notify(trx, { key: `message:${id}`, kind, recipients: readers, thing, groupId, actorId: actor.id });
  return { item: message, created: true };
}

/** Those named; for an answer to an aside the people of that one, or fewer. */
function readersOf({ readers }: NewMessage, quoted: MessageRow | undefined): string[] {
  if (!quoted?.readers) return readers ?? [];
  const known = quoted.readers.map(({ id }) => id);
  if (readers?.some((id) => !known.includes(id))) throw new AppError('invalid_input', { detail: 'readers' });
  return readers ?? known;
}

/** The asides of a thread that name the actor, oldest first. */
export async function listAsides({ db, actor }: Ctx, threadId: string): Promise<Message[]> {
  await accessThread(db, actor, threadId, 'read');
  return (await listAsideRows(db, threadId, actor.id)).map(toMessage);
}
