import { AppError } from '../../shared/errors.ts';
import { isStricter } from '../../shared/labels.ts';
import type { Message, Move, Moved } from '../../shared/threads/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { Addressed } from '../realtime/log.ts';
import { accessThread, lockThread, type ThreadAccess } from './access.ts';
import { announce, redactMessage, toLists, toRefetchers, toThreadTopic } from './announce.ts';
import { reload } from './changes.ts';
import { refreshMessages, refreshThread } from './finding-actions.ts';
import { type MessageRow, toMessage } from './message-queries.ts';
import { appendMessages, insertTrace, listStanding } from './moving-queries.ts';
import { findThreadIdByClient, insertThread, listReaderIds, loadThread, replaceReaders } from './thread-queries.ts';

/**
 * Moves messages to another thread of the group, or to a new one, where nobody reads who does not read them here. They keep
 * their ids; in their places stand traces, and they say where they come from.
 */
export async function moveMessages({ db, actor }: Ctx, threadId: string, { messageIds, to }: Move): Promise<Moved> {
  return db.transaction().execute(async (trx) => {
    const wanted = await findTarget(trx, actor, to);
    const locked = await lockBoth(trx, actor, threadId, wanted);
    const rows = await listStanding(trx, threadId, messageIds);
    if (rows.length < messageIds.length) {
      // Of a double click the other request may have made the thread while this one waited for the lock.
      const made = wanted ?? (await findTarget(trx, actor, to));
      if (rows.length > 0 || !made) throw new AppError('conflict');
      return alreadyMoved(trx, actor, made, messageIds);
    }
    checkMayMove(actor, locked.source, rows);
    const target = locked.target ?? (await openTarget(trx, actor, locked.source, to));
    await checkNarrower(trx, locked.source, target);
    const { replaced, moved } = await carryOver(trx, actor, { source: locked.source, target }, rows);
    await tell(trx, actor, { source: locked.source, target }, { replaced, moved, isNew: !locked.target });
    return { threadId: target.thread.id, ordinal: moved[0]?.ordinal ?? 1 };
  });
}

const findTarget = async (trx: Tx, actor: Actor, to: Move['to']): Promise<string | undefined> =>
  'threadId' in to ? to.threadId : findThreadIdByClient(trx, actor.id, to.clientId);

type Ends = { source: ThreadAccess; target: ThreadAccess };
type Carried = { replaced: { id: string; message: Message }[]; moved: Message[] };

/** Locks in the order of the ids, so that two moves never wait for each other. */
async function lockBoth(trx: Tx, actor: Actor, source: string, target: string | undefined) {
  if (source === target) throw new AppError('invalid_input', { detail: 'to' });
  const found = new Map<string, ThreadAccess>();
  for (const id of [source, ...(target ? [target] : [])].sort()) found.set(id, await lockThread(trx, actor, id));
  const access = found.get(source);
  if (!access) throw new AppError('not_found');
  return { source: access, target: target ? found.get(target) : undefined };
}

/** Whoever leads the group moves anybody's messages; others their own. */
function checkMayMove(actor: Actor, { role }: ThreadAccess, rows: readonly MessageRow[]): void {
  const leads = role === 'chair' || role === 'coordinator';
  if (!leads && rows.some((row) => row.authorId !== actor.id)) throw new AppError('forbidden');
}

async function openTarget(trx: Tx, actor: Actor, source: ThreadAccess, to: Move['to']): Promise<ThreadAccess> {
  if ('threadId' in to) throw new AppError('not_found');
  const { thread } = source;
  // A new TLP:RED thread names its readers; only from another one is it known who they are.
  if (to.label === 'TLP:RED' && thread.label !== 'TLP:RED') throw new AppError('invalid_input', { detail: 'label' });
  const { groupId } = thread;
  const { clientId, title, label } = to;
  const id = await insertThread(trx, { groupId, authorId: actor.id, clientId, title: title.trim(), label });
  if (!id) throw new AppError('conflict');
  if (label === 'TLP:RED') await replaceReaders(trx, id, await listReaderIds(trx, thread.id));
  await refreshThread(trx, id);
  return lockThread(trx, actor, id);
}

async function checkNarrower(trx: Tx, { thread: from }: ThreadAccess, { thread: to }: ThreadAccess): Promise<void> {
  if (to.closing) throw new AppError('thread_closed');
  if (to.groupId !== from.groupId || isStricter(from.label, to.label))
    throw new AppError('invalid_input', { detail: 'to' });
  if (from.label !== 'TLP:RED') return;
  const readers = new Set(await listReaderIds(trx, from.id));
  if ((await listReaderIds(trx, to.id)).some((id) => !readers.has(id)))
    throw new AppError('invalid_input', { detail: 'to' });
}

async function carryOver(trx: Tx, actor: Actor, { source, target }: Ends, rows: MessageRow[]): Promise<Carried> {
  const ids = rows.map(({ id }) => id);
  const { id: threadId, groupId } = source.thread;
  await appendMessages(trx, threadId, target.thread.id, ids);
  const replaced: Carried['replaced'] = [];
  for (const { id, ordinal } of rows) {
    const trace = await insertTrace(trx, { threadId, ordinal, of: id, by: actor.id, movedTo: id });
    const message = toMessage(await reload(trx, trace));
    await redactMessage(trx, message, groupId, id);
    replaced.push({ id, message });
  }
  await refreshMessages(trx, ids);
  const moved = (await listStanding(trx, target.thread.id, ids)).map(toMessage);
  return { replaced, moved };
}

async function tell(trx: Tx, actor: Actor, ends: Ends, carried: Carried & { isNew: boolean }): Promise<void> {
  const { replaced, moved, isNew } = carried;
  const source = await loadThread(trx, ends.source.thread.id, actor.id);
  const target = await loadThread(trx, ends.target.thread.id, actor.id);
  const arrived: Addressed[] = moved.map((message) =>
    toThreadTopic(target.id, { type: 'message.posted', payload: { message } }),
  );
  const lists = isNew && !target.readers ? toLists(target, 'thread.created') : toRefetchers(target);
  const left = toThreadTopic(source.id, { type: 'messages.replaced', payload: { replaced } });
  await announce(trx, actor.id, [left, ...arrived, ...toRefetchers(source), ...lists]);
  await recordAudit(trx, {
    actorId: actor.id,
    action: 'messages.moved',
    thingKind: 'thread',
    thingId: source.id,
    groupId: source.groupId,
    detail: { to: target.id, count: moved.length },
  });
}

/** The same request again, after its answer was lost or at the same time. */
async function alreadyMoved(trx: Tx, actor: Actor, target: string, ids: readonly string[]): Promise<Moved> {
  await accessThread(trx, actor, target, 'write');
  const rows = await listStanding(trx, target, ids);
  const [first] = rows;
  if (!first || rows.length < ids.length) throw new AppError('conflict');
  return { threadId: target, ordinal: first.ordinal };
}
