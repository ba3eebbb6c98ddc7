import { type RawBuilder, sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Message } from '../../shared/threads/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { type Findable, forgetMessages, forgetThing, indexing, indexThings, type Source } from '../search/actions.ts';

type FoundMessage = {
  id: string;
  threadId: string;
  groupId: string;
  body: string;
  label: TlpLabel | null;
  authorId: string;
  createdAt: Date | string;
  files: { id: string; name: string }[];
};

/** A message as search knows it, and each of its files. */
export function toFindables(message: FoundMessage): Findable[] {
  const { id, threadId, groupId, label, authorId, createdAt, files } = message;
  const place = { groupId, threadId, label, authorId, createdAt };
  return [
    { ...place, kind: 'message', id, title: '', body: message.body, hasFile: files.length > 0 },
    ...files.map(
      (file): Findable => ({
        ...{ ...place, kind: 'file', id: file.id, messageId: id, title: file.name, body: '', hasFile: true },
      }),
    ),
  ];
}

/** The statement that puts a new message and its files into the index. */
export function indexingOf(trx: Tx, message: Message, groupId: string): Promise<RawBuilder<unknown> | undefined> {
  const { id, threadId, body, label, author, postedAt: createdAt, attachments: files } = message;
  const found = { id, threadId, groupId, body: body ?? '', label, authorId: author.id, createdAt, files };
  return indexing(trx, toFindables(found));
}

async function selectMessages(db: Db | Tx, rest: RawBuilder<unknown>) {
  const { rows } = await sql<FoundMessage & { deleted: boolean }>`
    select m.id, m.thread_id, t.group_id, m.body, m.label, m.author_id, m.created_at, m.deleted_at is not null as deleted,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name)), '[]') from attachment f
       where f.message_id = m.id) as files
    from message m join thread t on t.id = m.thread_id where ${rest}`.execute(db);
  return rows;
}

/** Brings the index to how these messages stand now: deleted ones go. */
export async function refreshMessages(trx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await selectMessages(trx, sql`m.id = any(${ids}::uuid[])`);
  await forgetMessages(trx, ids);
  await indexThings(
    trx,
    rows.filter(({ deleted }) => !deleted).flatMap((row) => toFindables(row)),
  );
}

type FoundThread = Pick<Findable, 'id' | 'groupId' | 'title' | 'label' | 'authorId' | 'createdAt'> & {
  summary: string;
};

async function selectThreads(db: Db | Tx, rest: RawBuilder<unknown>): Promise<Findable[]> {
  const { rows } = await sql<FoundThread>`
    select t.id, t.group_id, t.title, t.label, t.author_id, t.created_at, coalesce(t.summary, '') as summary
    from thread t where ${rest}`.execute(db);
  return rows.map(({ summary, ...row }) => ({
    ...{ ...row, kind: 'thread', threadId: row.id, label: null, body: summary, hasFile: false },
  }));
}

/** Brings the index to what the thread is called and how it was summed up. */
export async function refreshThread(trx: Tx, id: string): Promise<void> {
  const [thread] = await selectThreads(trx, sql`t.id = ${id}`);
  if (thread) await indexThings(trx, [thread]);
  else await forgetThing(trx, { kind: 'thread', id });
}

export const threadSource: Source = {
  name: 'thread',
  count: (db) => count(db, sql`select count(*) from thread`),
  async read(trx, after, limit) {
    const things = await selectThreads(trx, sql`t.id > ${after} order by t.id limit ${limit} for share of t`);
    return { things, last: things.at(-1)?.id ?? null };
  },
};

export const messageSource: Source = {
  name: 'message',
  count: (db) => count(db, sql`select count(*) from message`),
  async read(trx, after, limit) {
    const rows = await selectMessages(trx, sql`m.id > ${after} order by m.id limit ${limit} for share of m`);
    const things = rows.filter(({ deleted }) => !deleted).flatMap((row) => toFindables(row));
    return { things, last: rows.at(-1)?.id ?? null };
  },
};

async function count(db: Db, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`${query}`.execute(db);
  return rows[0]?.count ?? 0;
}
