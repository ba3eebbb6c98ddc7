import { AppError } from '../../shared/errors.ts';
import { isStricter } from '../../shared/labels.ts';
import type { GroupTasks, MyTask, NewTask, Task, TaskChange, TaskPage } from '../../shared/tasks/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { linkFrom } from '../links/actions.ts';
import { topicSeq } from '../realtime/log.ts';
import { accessTask, mayRelaxTask, type TaskAccess } from './access.ts';
import { announceTask, tellOwners } from './announce.ts';
import {
  findTaskByClient,
  insertTask,
  listComments,
  listPossibleOwners,
  listTasksOfGroup,
  listTasksOfMember,
  loadTask,
  lockTask,
  raiseRevision,
  replaceOwners,
  todayIn,
  updateTask,
} from './queries.ts';

const closedShown = 100;
const mineShown = 200;

export async function listTasks({ db, actor }: Ctx, groupId: string): Promise<GroupTasks> {
  await accessGroup(db, actor, groupId, 'read');
  const seq = await topicSeq(db, `group:${groupId}`);
  const [items, today] = await Promise.all([listTasksOfGroup(db, groupId, closedShown), todayIn(db, groupId)]);
  return { items, today, seq };
}

/** What the actor owns and has not closed, in every group they are in. */
export const listMyTasks = (db: Db, actor: Actor, limit = mineShown): Promise<MyTask[]> =>
  listTasksOfMember(db, actor.id, limit);

export async function readTask({ db, actor }: Ctx, id: string): Promise<TaskPage> {
  const { row, role } = await accessTask(db, actor, id, 'read');
  const seq = await topicSeq(db, `group:${row.groupId}`);
  const [task, comments, today] = await Promise.all([loadTask(db, id), listComments(db, id), todayIn(db, row.groupId)]);
  return { task, groupName: row.groupName, role, today, comments, seq };
}

export type Created<T> = { item: T; created: boolean };

/** Makes a task once: the same clientId again answers with the task that it made. */
export async function createTask(ctx: Ctx, groupId: string, input: NewTask): Promise<Created<Task>> {
  const { db, actor } = ctx;
  const { from, ownerIds = [], ...fields } = input;
  return db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'write');
    const id = await insertTask(trx, { ...fields, title: fields.title.trim(), groupId, authorId: actor.id });
    if (!id) return { item: await repeated(trx, actor, groupId, input.clientId), created: false };
    await replaceOwners(trx, id, await checkOwners(trx, groupId, ownerIds));
    if (from) await linkFrom(ctx, trx, from, { kind: 'task', id });
    const task = await loadTask(trx, id);
    await announceTask(trx, task, actor.id);
    await tellOwners(trx, task, actor.id);
    return { item: task, created: true };
  });
}

async function repeated(trx: Tx, actor: Actor, groupId: string, clientId: string): Promise<Task> {
  const id = await findTaskByClient(trx, actor.id, clientId);
  const { row } = await accessTask(trx, actor, id ?? '', 'read');
  if (row.groupId !== groupId) throw new AppError('conflict');
  return loadTask(trx, row.id);
}

/** Changes what is given. A label is relaxed by the author or the chair only, with a reason, and it is written down (TLP 2.0). */
export async function changeTask({ db, actor }: Ctx, id: string, change: TaskChange): Promise<Task> {
  const { ownerIds, reason, revision, ...fields } = change;
  return db.transaction().execute(async (trx) => {
    await lockTask(trx, id);
    const access = await accessTask(trx, actor, id, 'write');
    checkLabel(access, actor, change);
    const before = await loadTask(trx, id);
    checkRevision(before, change);
    if (ownerIds) await replaceOwners(trx, id, await keepOwners(trx, before, ownerIds));
    await updateTask(trx, id, fields);
    if (saysOther(before, await loadTask(trx, id))) await raiseRevision(trx, id);
    const after = await loadTask(trx, id);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    if (after.label !== before.label) await recordRelabel(trx, actor, { before, after, reason });
    await announceTask(trx, after, actor.id);
    await tellOwners(trx, after, actor.id);
    return after;
  });
}

/** Words are never written over unseen. */
function checkRevision(before: Task, { revision, title, note }: TaskChange): void {
  if (revision === undefined && (title !== undefined || note !== undefined))
    throw new AppError('invalid_input', { detail: 'revision' });
  if (revision !== undefined && revision !== before.revision) throw new AppError('conflict');
}

const said = ({ title, note, dueOn, label, owners }: Task) => JSON.stringify([title, note, dueOn, label, owners]);
const saysOther = (before: Task, after: Task) => said(before) !== said(after);

type Relabelled = { before: Task; after: Task; reason: string | undefined };

async function recordRelabel(trx: Tx, { id: actorId }: Actor, { before, after, reason = '' }: Relabelled) {
  const about = { thingKind: 'task', thingId: after.id, groupId: after.groupId };
  const detail = { from: before.label, to: after.label, reason };
  await recordAudit(trx, { actorId, action: 'task.relabelled', ...about, detail });
}

function checkLabel(access: TaskAccess, actor: Actor, { label, reason }: TaskChange): void {
  if (!label || !isStricter(access.row.label, label)) return;
  if (!mayRelaxTask(access, actor)) throw new AppError('forbidden');
  if (!reason) throw new AppError('invalid_input', { detail: 'reason' });
}

/** Who owned it before may stay, even when they have left; who comes anew must be of the group. */
async function keepOwners(trx: Tx, { groupId, owners }: Task, wanted: readonly string[]): Promise<string[]> {
  const kept = wanted.filter((id) => owners.some((owner) => owner.id === id));
  const fresh = wanted.filter((id) => !kept.includes(id));
  return [...kept, ...(await checkOwners(trx, groupId, fresh))];
}

async function checkOwners(trx: Tx, groupId: string, wanted: readonly string[]): Promise<string[]> {
  const possible = await listPossibleOwners(trx, groupId, wanted);
  if (possible.length !== wanted.length) throw new AppError('task_owner');
  return possible;
}
