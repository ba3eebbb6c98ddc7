import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { mayInGroup } from '../groups/access.ts';
import { findMessageRow, type MessageRow } from './message-queries.ts';
import { findThreadRow, lockThreadRow, type ThreadRow } from './thread-queries.ts';

export type ThreadAccess = { thread: ThreadRow; groupName: string; role: GroupRole; isAuthor: boolean };
export type MessageAccess = ThreadAccess & { message: MessageRow };
export type Need = 'read' | 'write';

/** A thread is read by its group; under TLP:RED only by the readers it names, whatever their role. */
export function maySeeThread(thread: { label: TlpLabel; isReader: boolean }): boolean {
  return thread.label !== 'TLP:RED' || thread.isReader;
}

/** The thread as the actor may use it, or `not_found`, or `forbidden` when only reading is permitted. */
export async function accessThread(db: Db | Tx, actor: Actor, threadId: string, need: Need): Promise<ThreadAccess> {
  if (!isUuid(threadId)) throw new AppError('not_found');
  return judge(actor, await findThreadRow(db, threadId, actor.id), need);
}

/** Topic rule: whoever may read the thread hears its events. */
export const accessThreadTopic = (db: Db, actor: Actor, id: string) => accessThread(db, actor, id, 'read');

/** As `accessThread` for writing; the row stays locked, so that the writes of a thread take turns. */
export async function lockThread(trx: Tx, actor: Actor, threadId: string, need: Need = 'write'): Promise<ThreadAccess> {
  return judge(actor, await lockThreadRow(trx, threadId, actor.id), need);
}

/** A message by way of its thread. */
export async function accessMessage(db: Db, actor: Actor, messageId: string, need: Need): Promise<MessageAccess> {
  const message = await findMessageRow(db, messageId);
  // The same is asked where there is none: how long a refusal takes must not tell that there is one.
  const access = await accessThread(db, actor, message?.threadId ?? randomUUID(), need);
  if (!message) throw new AppError('not_found');
  return { ...access, message: judgeMessage(actor, message) };
}

/** As `accessMessage`, with the thread locked. */
export async function lockMessage(
  trx: Tx,
  actor: Actor,
  messageId: string,
  need: Need = 'write',
): Promise<MessageAccess> {
  const known = await findMessageRow(trx, messageId);
  if (!known) throw new AppError('not_found');
  const access = await lockThread(trx, actor, known.threadId, need);
  const message = await findMessageRow(trx, messageId);
  if (message?.threadId !== known.threadId) throw new AppError(message ? 'conflict' : 'not_found');
  return { ...access, message: judgeMessage(actor, message) };
}

/** An aside is there only for those it names. */
export function maySeeMessage({ readers }: Pick<MessageRow, 'readers'>, memberId: string): boolean {
  return readers === null || readers.some(({ id }) => id === memberId);
}

function judgeMessage(actor: Actor, message: MessageRow): MessageRow {
  if (!maySeeMessage(message, actor.id)) throw new AppError('not_found');
  return message;
}

/** The rule: the group's own for reading and writing, and under TLP:RED only the readers it names. */
function judge(actor: Actor, thread: ThreadRow | undefined, need: Need): ThreadAccess {
  if (!thread?.role || !maySeeThread(thread)) throw new AppError('not_found');
  if (!mayInGroup(thread.role, need)) throw new AppError('forbidden');
  return { thread, groupName: thread.groupName, role: thread.role, isAuthor: thread.authorId === actor.id };
}

export type LabelStep = { from: TlpLabel; to: TlpLabel; widened: boolean };

/** True when a change of label or readers lets more people in than before. */
export function isRelaxed({ from, to, widened }: LabelStep): boolean {
  return isStricter(from, to) || (to === 'TLP:RED' && widened);
}

/** The author or whoever leads the group renames a thread and tightens its label. */
export function mayManageThread({ role, isAuthor }: Pick<ThreadAccess, 'role' | 'isAuthor'>): boolean {
  return role !== 'observer' && (isAuthor || role === 'chair' || role === 'coordinator');
}

/** TLP 2.0: only the originator relaxes a label; here the chair too, and both with a reason. */
export function mayRelaxThread({ role, isAuthor }: Pick<ThreadAccess, 'role' | 'isAuthor'>): boolean {
  return role !== 'observer' && (isAuthor || role === 'chair');
}

/** Authors delete their own messages; whoever leads the group removes anybody's. */
export function mayDeleteMessage(role: GroupRole, isAuthor: boolean): boolean {
  return role !== 'observer' && (isAuthor || role === 'chair' || role === 'coordinator');
}

type Circle = { label?: TlpLabel | null | undefined; readers?: readonly string[] | undefined };

/** Readers that would count for nothing are refused: the text would go to more people than its author meant. */
export function checkNamed({ label, readers }: Circle): void {
  if (readers && label !== 'TLP:RED') throw new AppError('readers_need_red');
}

/**
 * The label a message carries itself: null as the thread's; looser than that is refused. TLP:RED makes an aside of it, in a
 * thread that is TLP:RED too.
 */
export function ownLabel(circle: Circle, thread: TlpLabel): TlpLabel | null {
  checkNamed(circle);
  const { label: wanted } = circle;
  if (wanted === 'TLP:RED') return wanted;
  if (!wanted || wanted === thread) return null;
  if (!isStricter(wanted, thread)) throw new AppError('invalid_input', { detail: 'label' });
  return wanted;
}
