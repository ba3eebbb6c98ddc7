import { AppError } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type { NewThread, Thread, ThreadChange } from '../../shared/threads/schema.ts';
import { bumpAccess } from '../accounts/access-epoch.ts';
import { claimAttachments } from '../attachments/claim-actions.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { checkNamed, isRelaxed, lockThread, mayManageThread, mayRelaxThread, type ThreadAccess } from './access.ts';
import { announce, toFormerReaders, toGroup, toLists, toThreadTopic, withdrawFromGroup } from './announce.ts';
import { refreshMessages, refreshThread } from './finding-actions.ts';
import { insertMessage } from './message-queries.ts';
import { tellOfMessage } from './tell-actions.ts';
import { storableBody } from './text.ts';
import {
  findThreadIdByClient,
  insertLabelChange,
  insertThread,
  listGroupMemberIds,
  loadThread,
  replaceReaders,
  type ThreadRow,
  updateThread,
} from './thread-queries.ts';

export type Created<T> = { item: T; created: boolean };

/** Opens a thread with its first message; the same clientId again answers with the thread that it made. */
export async function createThread({ db, actor }: Ctx, groupId: string, input: NewThread): Promise<Created<Thread>> {
  return db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'write');
    checkNamed(input);
    const { clientId, label, attachmentIds: ids = [] } = input;
    const body = await storableBody(trx, { groupId }, input.body, ids.length);
    const id = await insertThread(trx, { groupId, authorId: actor.id, clientId, title: input.title.trim(), label });
    if (!id) return { item: await repeated(trx, actor, groupId, clientId), created: false };
    if (label === 'TLP:RED') await replaceReaders(trx, id, [...(input.readers ?? []), actor.id]);
    const first = { threadId: id, authorId: actor.id, clientId, body, replyTo: null, label: null, asks: false };
    const message = await insertMessage(trx, first);
    if (!message) throw new AppError('conflict');
    await claimAttachments(trx, { ownerId: actor.id, threadId: id, groupId, messageId: message.id, ids });
    await refreshThread(trx, id);
    await refreshMessages(trx, [message.id]);
    const thread = await loadThread(trx, id, actor.id);
    await announce(trx, actor.id, toLists(thread, 'thread.created'));
    const told = { messageId: message.id, threadId: id, groupId, authorId: actor.id, body, quoted: null };
    await tellOfMessage(trx, told, message.isFirst);
    return { item: thread, created: true };
  });
}

/** Renames, relabels or names the readers of a RED thread. Letting more people in needs a reason, which is kept. */
export async function changeThread({ db, actor }: Ctx, threadId: string, input: ThreadChange): Promise<Thread> {
  return db.transaction().execute(async (trx) => {
    const access = await lockThread(trx, actor, threadId);
    if (!mayManageThread(access)) throw new AppError('forbidden');
    const before = await loadThread(trx, threadId, actor.id);
    const regrouped = await relabel(trx, actor, { access, before }, input);
    const thread = await loadThread(trx, threadId, actor.id);
    if (JSON.stringify(before) === JSON.stringify(thread)) return thread;
    await refreshThread(trx, threadId);
    const withdrawn = !before.readers && thread.readers !== null;
    if (withdrawn) await withdrawFromGroup(trx, thread);
    await announce(trx, actor.id, [
      toThreadTopic(threadId, { type: 'thread.changed', payload: { thread } }),
      ...toLists(thread, before.readers && !thread.readers ? 'thread.created' : 'thread.changed'),
      ...toFormerReaders(before, thread),
      ...(withdrawn ? [toGroup(thread.groupId, { type: 'thread.withdrawn', payload: { threadId } })] : []),
    ]);
    // After the events: everybody locks topics before members, so that no two actions wait for each other in a ring.
    if (regrouped) await recheckGroup(trx, thread.groupId);
    return thread;
  });
}

type Standing = { access: ThreadAccess; before: Thread };

/** True when other people than before may read the thread now. */
async function relabel(trx: Tx, actor: Actor, { access, before }: Standing, input: ThreadChange): Promise<boolean> {
  const { thread } = access;
  const [from, to] = [thread.label, input.label ?? thread.label];
  checkNamed({ label: to, readers: input.readers });
  const named = new Set((before.readers ?? []).map((reader) => reader.id));
  const chosen = input.readers ?? (from === to ? [...named] : []);
  const readers = [...new Set([...chosen, thread.authorId, actor.id])];
  const widened = from === 'TLP:RED' && readers.some((id) => !named.has(id));
  if (isRelaxed({ from, to, widened })) {
    if (!mayRelaxThread(access)) throw new AppError('forbidden');
    if (!input.reason) throw new AppError('invalid_input', { detail: 'reason' });
  }
  await updateThread(trx, thread.id, { title: (input.title ?? thread.title).trim(), label: to });
  if (to === 'TLP:RED') await replaceReaders(trx, thread.id, readers);
  const touched = from !== to || (to === 'TLP:RED' && input.readers !== undefined);
  if (touched) await writeDown(trx, actor, thread, { from, to, widened, reason: input.reason ?? '' });
  return touched && (from === 'TLP:RED' || to === 'TLP:RED');
}

type LabelChange = { from: TlpLabel; to: TlpLabel; widened: boolean; reason: string };

async function writeDown(trx: Tx, actor: Actor, { id, groupId }: ThreadRow, change: LabelChange): Promise<void> {
  const { from, to, reason } = change;
  await insertLabelChange(trx, { threadId: id, actorId: actor.id, from, to, reason });
  const about = { thingKind: 'thread', thingId: id, groupId };
  await recordAudit(trx, { actorId: actor.id, action: 'thread.relabelled', ...about, detail: change });
}

/** Who may read changed: open sockets of the whole group are asked again. */
async function recheckGroup(trx: Tx, groupId: string): Promise<void> {
  for (const memberId of await listGroupMemberIds(trx, groupId)) await bumpAccess(trx, memberId);
}

async function repeated(trx: Tx, actor: Actor, groupId: string, clientId: string): Promise<Thread> {
  const id = await findThreadIdByClient(trx, actor.id, clientId);
  const thread = id ? await loadThread(trx, id, actor.id) : undefined;
  if (thread?.groupId !== groupId) throw new AppError('conflict');
  return thread;
}
