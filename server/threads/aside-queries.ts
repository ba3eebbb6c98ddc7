import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import { type InsertMessage, type MessageRow, selectMessages } from './message-queries.ts';

/** Adds a message beside the count of a locked thread; nothing when this author used the clientId before. */
export async function insertAside(
  trx: Tx,
  { threadId, authorId, clientId, body, replyTo, asks }: Omit<InsertMessage, 'label'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into message (thread_id, ordinal, after_ordinal, author_id, client_id, body, reply_to, label, asks_confirmation)
    select t.id, ${nextAside}, t.last_ordinal, ${authorId}, ${clientId}, ${body}, ${replyTo}::uuid, 'TLP:RED', ${asks}
    from thread t where t.id = ${threadId} and t.closed_at is null
    on conflict (author_id, client_id) do nothing returning id`.execute(trx);
  return rows[0]?.id;
}

/** The number of the next aside of the thread `t`. */
export const nextAside = sql<number>`
  (select coalesce(min(x.ordinal), 0) - 1 from message x where x.thread_id = t.id and x.ordinal < 0)`;

/** Names who may read an aside; only people who may read the thread count. */
export async function replaceMessageReaders(trx: Tx, messageId: string, memberIds: readonly string[]): Promise<void> {
  await sql`delete from message_reader where message_id = ${messageId}`.execute(trx);
  await sql`
    insert into message_reader (message_id, member_id)
    select m.id, g.member_id from message m
    join thread t on t.id = m.thread_id
    join group_member g on g.group_id = t.group_id
    where m.id = ${messageId} and g.member_id = any(${[...memberIds]}::uuid[]) and (t.label <> 'TLP:RED' or exists (
      select from thread_reader r where r.thread_id = t.id and r.member_id = g.member_id))`.execute(trx);
}

const shown = 200;

/** The newest asides of a thread that name the member, in the order they were written. */
export async function listAsideRows(db: Db | Tx, threadId: string, memberId: string): Promise<MessageRow[]> {
  const rows = await selectMessages(
    db,
    sql`m.thread_id = ${threadId} and m.ordinal < 0 and exists (
      select from message_reader x where x.message_id = m.id and x.member_id = ${memberId})
      order by m.ordinal limit ${shown}`,
  );
  return rows.reverse();
}
