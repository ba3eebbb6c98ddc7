import { AppError } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Message, Relabelling } from '../../shared/threads/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { isRelaxed, lockMessage, type MessageAccess, mayDeleteMessage, ownLabel } from './access.ts';
import { announce, redactMessage, toAsideReaders, toLists, toThreadTopic } from './announce.ts';
import { replaceMessageReaders } from './aside-queries.ts';
import { reload, tellChange } from './changes.ts';
import { refreshMessages } from './finding-actions.ts';
import { toMessage } from './message-queries.ts';
import { bringBack, insertTrace, listQuotingRows, setAside, setMessageLabel } from './moving-queries.ts';
import { loadThread } from './thread-queries.ts';

/**
 * Gives a message a label of its own, never looser than its thread's. Under TLP:RED it leaves the thread for the people named;
 * coming back, it is the newest. Only the author or the chair lets more people in, with a reason, and it is written down.
 */
export async function relabelMessage({ db, actor }: Ctx, messageId: string, input: Relabelling): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const access = await lockMessage(trx, actor, messageId);
    const { message, thread } = access;
    if (message.deletedAt) throw new AppError('conflict');
    const label = ownLabel(input, thread.label);
    const step = stepOf(access, label, input.readers ?? []);
    checkMayRelabel(actor, access, step, input.reason);
    const result = await carryOut(trx, actor, access, { label, readers: step.readers });
    await refreshMessages(trx, [messageId]);
    await recordAudit(trx, {
      actorId: actor.id,
      action: 'message.relabelled',
      thingKind: 'message',
      thingId: messageId,
      groupId: thread.groupId,
      detail: { from: step.from, to: step.to, widened: step.widened, reason: input.reason ?? null },
    });
    return result;
  });
}

type Step = { from: TlpLabel; to: TlpLabel; widened: boolean; readers: string[] };

function stepOf({ message, thread }: MessageAccess, label: TlpLabel | null, named: readonly string[]): Step {
  const known = message.readers?.map(({ id }) => id) ?? [];
  const readers = [...new Set([...named, message.authorId])];
  // Whoever reads the thread reads what comes back to it, under the same label too.
  const widened = message.readers !== null && (label !== 'TLP:RED' || readers.some((id) => !known.includes(id)));
  return { from: message.label ?? thread.label, to: label ?? thread.label, widened, readers };
}

function checkMayRelabel(actor: Actor, access: MessageAccess, step: Step, reason: string | undefined): void {
  const isAuthor = access.message.authorId === actor.id;
  if (!mayDeleteMessage(access.role, isAuthor)) throw new AppError('forbidden');
  if (!isRelaxed(step)) return;
  if (!isAuthor && access.role !== 'chair') throw new AppError('forbidden');
  if (!reason) throw new AppError('invalid_input', { detail: 'reason' });
}

type Wanted = { label: TlpLabel | null; readers: string[] };

async function carryOut(trx: Tx, actor: Actor, access: MessageAccess, wanted: Wanted): Promise<Message> {
  const { message } = access;
  const toRed = wanted.label === 'TLP:RED';
  if (message.readers) return toRed ? renameReaders(trx, actor, access, wanted) : comeBack(trx, actor, access, wanted);
  if (toRed) return stepAside(trx, actor, access, wanted);
  await setMessageLabel(trx, message.id, wanted.label);
  return tellChange(trx, actor.id, access, { messageId: message.id, type: 'message.relabelled' });
}

/** Out of the thread, its log, its quotes and its lists; a tombstone stays. */
async function stepAside(trx: Tx, actor: Actor, { message, thread }: MessageAccess, wanted: Wanted): Promise<Message> {
  const { id, ordinal } = message;
  await setAside(trx, id);
  await replaceMessageReaders(trx, id, [...wanted.readers, actor.id]);
  const trace = await insertTrace(trx, { threadId: thread.id, ordinal, of: id, by: actor.id, movedTo: null });
  const tombstone = toMessage(await reload(trx, trace));
  await redactMessage(trx, tombstone, thread.groupId, id);
  const aside = toMessage(await reload(trx, id));
  const replaced = [{ id, message: tombstone }];
  const isLast = ordinal === thread.lastOrdinal;
  await announce(trx, actor.id, [
    toThreadTopic(thread.id, { type: 'messages.replaced', payload: { replaced } }),
    ...(isLast ? toLists(await loadThread(trx, thread.id, actor.id), 'thread.changed') : []),
    ...toAsideReaders(thread.id, aside.readers ?? []),
  ]);
  return aside;
}

async function renameReaders(trx: Tx, actor: Actor, access: MessageAccess, wanted: Wanted): Promise<Message> {
  const { id, readers } = access.message;
  await replaceMessageReaders(trx, id, wanted.readers);
  const aside = toMessage(await reload(trx, id));
  const told = new Map([...(readers ?? []), ...(aside.readers ?? [])].map((person) => [person.id, person]));
  await announce(trx, actor.id, toAsideReaders(access.thread.id, [...told.values()]));
  return aside;
}

async function comeBack(trx: Tx, actor: Actor, access: MessageAccess, { label }: Wanted): Promise<Message> {
  const { message, thread } = access;
  if (thread.closing) throw new AppError('thread_closed');
  await bringBack(trx, message.id, label);
  const back = toMessage(await reload(trx, message.id));
  const quoting = (await listQuotingRows(trx, back)).map(toMessage);
  await announce(trx, actor.id, [
    toThreadTopic(thread.id, { type: 'message.posted', payload: { message: back } }),
    // What quoted it shows it again.
    ...quoting.map((each) => toThreadTopic(thread.id, { type: 'message.restored', payload: { message: each } })),
    ...toLists(await loadThread(trx, thread.id, actor.id), 'thread.changed'),
    ...toAsideReaders(thread.id, message.readers ?? []),
  ]);
  return back;
}
