import { sql } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { GroupLabel } from '../../shared/labels.ts';
import type { MyTask, NewTask, Task, TaskComment, TaskState } from '../../shared/tasks/schema.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';

export type TaskRow = {
  id: string;
  groupId: string;
  groupName: string;
  title: string;
  authorId: string;
  label: GroupLabel;
  role: GroupRole | null;
};

/** The task's place and the member's role there; locked until the transaction ends when asked inside of one by `lockTask`. */
export async function findTaskRow(db: Db | Tx, id: string, memberId: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select t.id, t.group_id, w.name as group_name, t.title, t.author_id, t.label, g.role
    from task t join working_group w on w.id = t.group_id
    left join group_member g on g.group_id = t.group_id and g.member_id = ${memberId}
    where t.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockTask(trx: Tx, id: string): Promise<void> {
  await sql`select 1 from task where id = ${id} for update`.execute(trx);
}

type Row = Omit<Task, 'createdAt' | 'closedAt'> & { createdAt: Date; closedAt: Date | null };

const owners = sql<Person[]>`(
  select coalesce(jsonb_agg(${toPersonJson('p')} order by p.display_name collate "C", p.id), '[]')
  from task_owner o join member p on p.id = o.member_id where o.task_id = t.id)`;
const comments = sql`(select count(*) from task_comment c where c.task_id = t.id and c.deleted_at is null)`;
const columns = sql`
  t.id, t.group_id, t.title, t.note, t.state, t.due_on, t.label, ${owners} as owners, ${toPersonJson('a')} as author,
  ${comments} as comments, t.revision, t.created_at, t.closed_at`;
const tables = sql`task t join member a on a.id = t.author_id`;

const toTask = (row: Row): Task => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});

export async function loadTask(db: Db | Tx, id: string): Promise<Task> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where t.id = ${id}`.execute(db);
  if (!rows[0]) throw new AppError('not_found');
  return toTask(rows[0]);
}

/** Under way by their day, those without one last; then the closed ones, latest first, `closed` of them. */
export async function listTasksOfGroup(db: Db, groupId: string, closed: number): Promise<Task[]> {
  const { rows } = await sql<Row>`
    (select ${columns} from ${tables} where t.group_id = ${groupId} and t.closed_at is null
      order by t.due_on nulls last, t.created_at, t.id)
    union all
    (select ${columns} from ${tables} where t.group_id = ${groupId} and t.closed_at is not null
      order by t.closed_at desc, t.id limit ${closed})`.execute(db);
  return rows.map(toTask);
}

/** What the member owns and is not closed, over all of their groups, by its day. */
export async function listTasksOfMember(db: Db, memberId: string, limit: number): Promise<MyTask[]> {
  const { rows } = await sql<Row & Pick<MyTask, 'groupName' | 'overdue'>>`
    select ${columns}, w.name as group_name,
      coalesce(t.due_on < (now() at time zone w.time_zone)::date, false) as overdue
    from ${tables} join task_owner me on me.task_id = t.id and me.member_id = ${memberId}
    join group_member g on g.group_id = t.group_id and g.member_id = ${memberId}
    join working_group w on w.id = t.group_id
    where t.closed_at is null order by t.due_on nulls last, t.created_at, t.id limit ${limit}`.execute(db);
  return rows.map(({ groupName, overdue, ...row }) => ({ ...toTask(row), groupName, overdue }));
}

type Insert = Omit<NewTask, 'from' | 'ownerIds'> & { groupId: string; authorId: string };

/** Undefined when this author has sent this client id before. */
export async function insertTask(trx: Tx, task: Insert): Promise<string | undefined> {
  const row = await trx
    .insertInto('task')
    .values({ ...task, note: task.note ?? '', dueOn: task.dueOn ?? null })
    .onConflict((same) => same.columns(['authorId', 'clientId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function findTaskByClient(trx: Tx, authorId: string, clientId: string): Promise<string | undefined> {
  const query = trx.selectFrom('task').select('id').where('authorId', '=', authorId).where('clientId', '=', clientId);
  return (await query.executeTakeFirst())?.id;
}

export type TaskFields = {
  title?: string;
  note?: string;
  state?: TaskState;
  dueOn?: string | null;
  label?: GroupLabel;
};

export async function updateTask(trx: Tx, id: string, fields: TaskFields): Promise<void> {
  const { state } = fields;
  const closing = state === 'done' || state === 'dropped';
  const closedAt =
    state === undefined ? {} : { closedAt: closing ? sql<Date>`coalesce(closed_at, clock_timestamp())` : null };
  await trx
    .updateTable('task')
    .set({ ...fields, ...closedAt, changedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
}

export async function raiseRevision(trx: Tx, id: string): Promise<void> {
  await sql`update task set revision = revision + 1 where id = ${id}`.execute(trx);
}

/** Whoever of these is in the group and can sign in. */
export async function listPossibleOwners(trx: Tx, groupId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('groupMember')
    .innerJoin('member', 'member.id', 'groupMember.memberId')
    .select('member.id')
    .where('groupMember.groupId', '=', groupId)
    .where('groupMember.role', '!=', 'observer')
    .where('member.disabledAt', 'is', null)
    .where('member.id', 'in', ids)
    .execute();
  return rows.map(({ id }) => id);
}

export async function replaceOwners(trx: Tx, taskId: string, memberIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('taskOwner').where('taskId', '=', taskId).execute();
  const rows = memberIds.map((memberId) => ({ taskId, memberId }));
  if (rows.length > 0) await trx.insertInto('taskOwner').values(rows).execute();
}

/** Today's date where the group lives. */
export async function todayIn(db: Db | Tx, groupId: string): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from working_group where id = ${groupId}`.execute(db);
  return rows[0]?.today ?? '';
}

type CommentRow = Omit<TaskComment, 'createdAt'> & { createdAt: Date };
const toComment = (row: CommentRow): TaskComment => ({ ...row, createdAt: row.createdAt.toISOString() });
const commentColumns = sql`c.id, c.task_id, ${toPersonJson('p')} as author, c.body, c.created_at`;

export async function listComments(db: Db, taskId: string): Promise<TaskComment[]> {
  const { rows } = await sql<CommentRow>`
    select ${commentColumns} from task_comment c join member p on p.id = c.author_id
    where c.task_id = ${taskId} and c.deleted_at is null order by c.created_at, c.id`.execute(db);
  return rows.map(toComment);
}

/** Undefined when this author has sent this client id before. */
export async function insertComment(
  trx: Tx,
  comment: { taskId: string; authorId: string; clientId: string; body: string },
): Promise<boolean> {
  const row = await trx
    .insertInto('taskComment')
    .values(comment)
    .onConflict((same) => same.columns(['authorId', 'clientId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Undefined when it belongs to another task or was deleted. */
export async function findCommentByClient(
  trx: Tx,
  comment: { taskId: string; authorId: string; clientId: string },
): Promise<TaskComment | undefined> {
  const { rows } = await sql<CommentRow>`
    select ${commentColumns} from task_comment c join member p on p.id = c.author_id
    where c.task_id = ${comment.taskId} and c.author_id = ${comment.authorId} and c.client_id = ${comment.clientId}
      and c.deleted_at is null`.execute(trx);
  return rows[0] && toComment(rows[0]);
}

export async function findCommentAuthor(trx: Tx, taskId: string, id: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('taskComment')
    .select('authorId')
    .where('id', '=', id)
    .where('taskId', '=', taskId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row?.authorId;
}

export async function deleteComment(trx: Tx, id: string): Promise<void> {
  // The words are gone at once; the row stays, so that the same request again makes no new comment.
  await trx.updateTable('taskComment').set({ body: '', deletedAt: new Date() }).where('id', '=', id).execute();
}
