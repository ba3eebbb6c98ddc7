import { sql } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Closing, ListedThread, NewInThread, Person, Thread } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import { toHtml } from '../markdown/render.ts';

/** What access and the actions need of a thread; `role` and `me` are of the member who asks. */
export type ThreadRow = {
  id: string;
  groupId: string;
  groupName: string;
  authorId: string;
  author: Person;
  title: string;
  label: TlpLabel;
  /** Named as a reader, for TLP:RED. */
  isReader: boolean;
  /** Null outside of the group. */
  role: GroupRole | null;
  me: Person;
  lastOrdinal: number;
  createdAt: Date;
  closing: ClosingRow | null;
};
export type ClosingRow = { at: string; by: Person; summary: string };

/** A thread as lists show it. */
export type ListedRow = Omit<ThreadRow, 'role' | 'me'> & {
  /** The people it is for under TLP:RED, else null. */
  readers: Person[] | null;
  lastId: string;
  lastBody: string;
  lastAuthor: Person;
  lastCreatedAt: Date;
  lastDeletedAt: Date | null;
  readOrdinal: number;
};

const isReader = (memberId: string) => sql<boolean>`exists (
  select from thread_reader where thread_reader.thread_id = t.id and thread_reader.member_id = ${memberId})`;

const columns = (memberId: string) => sql`
  t.id, t.group_id, w.name as group_name, t.author_id, ${toPersonJson('a')} as author, t.title, t.label,
  ${isReader(memberId)} as is_reader, t.last_ordinal, t.created_at,
  case when t.closed_at is not null then (
    select jsonb_build_object('at', t.closed_at, 'by', ${toPersonJson('c')}, 'summary', t.summary)
    from member c where c.id = t.closed_by) end as closing`;

const tables = sql`
  thread t
  join member a on a.id = t.author_id
  join working_group w on w.id = t.group_id`;

// Of the last message no more is read than an excerpt looks at.
const listed = sql`
  case when t.label = 'TLP:RED' then (
    select jsonb_agg(${toPersonJson('p')} order by p.display_name, p.id)
    from thread_reader r
    join member p on p.id = r.member_id
    join group_member g on g.member_id = p.id and g.group_id = t.group_id
    where r.thread_id = t.id) end as readers,
  l.id as last_id, left(l.body, 4001) as last_body, ${toPersonJson('la')} as last_author, l.created_at as last_created_at,
  l.deleted_at as last_deleted_at`;

const newest = sql`
  join message l on l.thread_id = t.id and l.ordinal = t.last_ordinal
  join member la on la.id = l.author_id`;

// Whoever has never opened a thread has read what stood there before they joined the group.
export const readOrdinal = sql<number>`coalesce(
  (select ordinal from read_marker rm where rm.thread_id = t.id and rm.member_id = gm.member_id),
  (select b.ordinal from message b where b.thread_id = t.id and b.created_at < gm.joined_at order by b.ordinal desc limit 1),
  0)`;

export async function findThreadRow(db: Db | Tx, id: string, memberId: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`
    select ${columns(memberId)}, gm.role, ${toPersonJson('me')} as me
    from ${tables}
    join member me on me.id = ${memberId}
    left join group_member gm on gm.group_id = t.group_id and gm.member_id = me.id
    where t.id = ${id}`.execute(db);
  return rows[0];
}

/** The thread as it stands, for somebody who was let in. */
export async function loadThread(db: Db | Tx, id: string, memberId: string): Promise<Thread> {
  const { rows } = await sql<ListedRow>`
    select ${columns(memberId)}, ${listed} from ${tables} ${newest} where t.id = ${id}`.execute(db);
  if (!rows[0]) throw new AppError('not_found');
  return toThread(rows[0]);
}

/** Locks first and reads after, so that what it returns is what the lock protects. */
export async function lockThreadRow(trx: Tx, id: string, memberId: string): Promise<ThreadRow | undefined> {
  await sql`select from thread where id = ${id} for update`.execute(trx);
  return findThreadRow(trx, id, memberId);
}

export async function findThreadIdByClient(
  db: Db | Tx,
  authorId: string,
  clientId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from thread where author_id = ${authorId} and client_id = ${clientId}`.execute(db);
  return rows[0]?.id;
}

export type Cursor = { activeAt: Date; id: string };

/** The threads of a group that the member may see, newest activity first. */
export async function listThreadRows(
  db: Db,
  groupId: string,
  memberId: string,
  page: { limit: number; after?: Cursor | undefined },
): Promise<ListedRow[]> {
  const older = page.after ? sql`and (t.active_at, t.id) < (${page.after.activeAt}, ${page.after.id})` : sql``;
  const { rows } = await sql<ListedRow>`
    select ${columns(memberId)}, ${listed}, ${readOrdinal} as read_ordinal
    from ${tables} ${newest}
    left join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}
    where t.group_id = ${groupId} and (t.label <> 'TLP:RED' or ${isReader(memberId)}) ${older}
    order by t.active_at desc, t.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Threads of all of a member's groups that hold something they have not read. */
export async function listUnreadRows(db: Db, memberId: string, limit: number): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select ${columns(memberId)}, ${listed}, rd.ordinal as read_ordinal
    from ${tables} ${newest}
    join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}
    cross join lateral (select ${readOrdinal} as ordinal offset 0) rd
    where (t.label <> 'TLP:RED' or ${isReader(memberId)}) and t.last_ordinal > rd.ordinal
    order by t.active_at desc, t.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findReadOrdinal(db: Db | Tx, threadId: string, memberId: string): Promise<number> {
  const { rows } = await sql<{ ordinal: number }>`
    select ${readOrdinal} as ordinal from thread t
    join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}
    where t.id = ${threadId}`.execute(db);
  return rows[0]?.ordinal ?? 0;
}

/** Moves the marker forward only, or anywhere when `exactly`. True when it moved. */
export async function moveReadMarker(
  trx: Tx,
  marker: { threadId: string; memberId: string; ordinal: number },
  exactly = false,
): Promise<boolean> {
  const condition = exactly
    ? sql`read_marker.ordinal <> excluded.ordinal`
    : sql`read_marker.ordinal < excluded.ordinal`;
  const { rows } = await sql`
    insert into read_marker (thread_id, member_id, ordinal) values (${marker.threadId}, ${marker.memberId}, ${marker.ordinal})
    on conflict (thread_id, member_id) do update set ordinal = excluded.ordinal, updated_at = now() where ${condition}
    returning 1`.execute(trx);
  return rows.length > 0;
}

export type InsertThread = { groupId: string; authorId: string; clientId: string; title: string; label: TlpLabel };

/** The new thread's id, or nothing when this author used the clientId before. */
export async function insertThread(trx: Tx, thread: InsertThread): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into thread (group_id, author_id, client_id, title, label)
    values (${thread.groupId}, ${thread.authorId}, ${thread.clientId}, ${thread.title}, ${thread.label})
    on conflict (author_id, client_id) do nothing returning id`.execute(trx);
  return rows[0]?.id;
}

export async function updateThread(trx: Tx, id: string, change: { title: string; label: TlpLabel }): Promise<void> {
  await sql`update thread set title = ${change.title}, label = ${change.label} where id = ${id}`.execute(trx);
}

/** Closes a thread, or with nothing reopens it. */
export async function setClosing(trx: Tx, id: string, closing: { by: string; summary: string } | null): Promise<void> {
  await sql`
    update thread set closed_by = ${closing?.by ?? null}::uuid, summary = ${closing?.summary ?? null}::text,
      closed_at = case when ${closing !== null}::boolean then clock_timestamp() end
    where id = ${id}`.execute(trx);
}

/** Names the readers anew; only people of the group count. */
export async function replaceReaders(trx: Tx, threadId: string, memberIds: string[]): Promise<void> {
  await sql`delete from thread_reader where thread_id = ${threadId}`.execute(trx);
  await sql`
    insert into thread_reader (thread_id, member_id)
    select t.id, g.member_id from thread t join group_member g on g.group_id = t.group_id
    where t.id = ${threadId} and g.member_id = any(${memberIds}::uuid[])`.execute(trx);
}

export async function listReaderIds(db: Db | Tx, threadId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from thread_reader where thread_id = ${threadId} order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

export type LabelChange = { threadId: string; actorId: string; from: TlpLabel; to: TlpLabel; reason: string };

export async function insertLabelChange(trx: Tx, change: LabelChange): Promise<void> {
  await sql`
    insert into thread_label_change (thread_id, actor_id, from_label, to_label, reason)
    values (${change.threadId}, ${change.actorId}, ${change.from}, ${change.to}, ${change.reason})`.execute(trx);
}

export async function listGroupMemberIds(db: Db | Tx, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from group_member where group_id = ${groupId} order by 1`.execute(db);
  return rows.map((row) => row.id);
}

export function toThread(row: Omit<ListedRow, 'readOrdinal'>): Thread {
  const lastMessage = {
    id: row.lastId,
    ordinal: row.lastOrdinal,
    author: row.lastAuthor,
    excerpt: row.lastDeletedAt ? null : excerptOf(row.lastBody),
    postedAt: row.lastCreatedAt.toISOString(),
  };
  return toThreadWith(row, { readers: row.readers, lastMessage });
}

/** The thread from its row and what stands in it now. */
export function toThreadWith(
  { id, groupId, title, label, author, createdAt, closing }: Omit<ThreadRow, 'role' | 'me'>,
  { readers, lastMessage }: Pick<Thread, 'readers' | 'lastMessage'>,
): Thread {
  return {
    id,
    groupId,
    title,
    label,
    readers,
    author,
    createdAt: createdAt.toISOString(),
    closing: closing && toClosing(closing),
    lastOrdinal: lastMessage.ordinal,
    lastMessage,
  };
}

function toClosing({ at, by, summary }: ClosingRow): Closing {
  return { at: new Date(at).toISOString(), by, summary, html: toHtml(summary) };
}

export function toListedThread(row: ListedRow): ListedThread {
  return { ...toThread(row), readOrdinal: Math.min(row.readOrdinal, row.lastOrdinal) };
}

export function toNewInThread(row: ListedRow): NewInThread {
  return { ...toListedThread(row), groupName: row.groupName };
}
