import { sql } from 'kysely';
import type { Message } from '../../shared/threads/schema.ts';
import type { Tx } from '../db/client.ts';
import { nextAside } from './aside-queries.ts';
import { type MessageRow, selectMessages } from './message-queries.ts';

/** Messages that stand in a thread's count, of those asked for, in their order. */
export async function listStanding(trx: Tx, threadId: string, ids: readonly string[]): Promise<MessageRow[]> {
  return selectMessages(
    trx,
    sql`m.thread_id = ${threadId} and m.id = any(${[...ids]}::uuid[]) and m.ordinal > 0 and m.deleted_at is null
      order by m.ordinal`,
  );
}

/** The messages of the thread's count that quote one, in their order. */
export async function listQuotingRows(
  trx: Tx,
  { id, threadId }: Pick<Message, 'id' | 'threadId'>,
): Promise<MessageRow[]> {
  return selectMessages(
    trx,
    sql`m.thread_id = ${threadId} and m.reply_to = ${id} and m.ordinal > 0 and m.deleted_at is null order by m.ordinal`,
  );
}

type Trace = { threadId: string; ordinal: number; of: string; by: string; movedTo: string | null };

/** Puts a tombstone where a message stood, so that numbers stay without gaps. Returns its id. */
export async function insertTrace(trx: Tx, { threadId, ordinal, of, by, movedTo }: Trace): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into message (thread_id, ordinal, author_id, client_id, body, created_at, deleted_at, deleted_by, moved_to)
    select ${threadId}, ${ordinal}, author_id, gen_random_uuid(), '', created_at, clock_timestamp(), ${by}, ${movedTo}::uuid
    from message where id = ${of} returning id`.execute(trx);
  return rows[0]?.id ?? '';
}

/** Gives messages the next numbers of another thread, in their order. */
export async function appendMessages(trx: Tx, from: string, to: string, ids: readonly string[]): Promise<void> {
  await sql`
    update message m set thread_id = t.id, ordinal = t.last_ordinal + given.place, moved_from = ${from}, pinned_at = null, pinned_by = null
    from thread t, unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where t.id = ${to} and m.id = given.id`.execute(trx);
  await countAnew(trx, to);
}

/** Turns a message of a thread's count into an aside that stands where it stood. */
export async function setAside(trx: Tx, id: string): Promise<void> {
  await sql`
    update message m set after_ordinal = m.ordinal, ordinal = ${nextAside}, label = 'TLP:RED', pinned_at = null, pinned_by = null
    from thread t where t.id = m.thread_id and m.id = ${id}`.execute(trx);
}

/** Turns an aside into the newest message of its thread. */
export async function bringBack(trx: Tx, id: string, label: string | null): Promise<void> {
  await sql`delete from message_reader where message_id = ${id}`.execute(trx);
  const { rows } = await sql<{ threadId: string }>`
    update message m set after_ordinal = null, ordinal = t.last_ordinal + 1, label = ${label}::text
    from thread t where t.id = m.thread_id and m.id = ${id} returning m.thread_id`.execute(trx);
  if (rows[0]) await countAnew(trx, rows[0].threadId);
}

export async function setMessageLabel(trx: Tx, id: string, label: string | null): Promise<void> {
  await sql`update message set label = ${label}::text where id = ${id}`.execute(trx);
}

/** A thread is as active as its newest message, whatever brought it there. Its followers are told of nothing by that. */
async function countAnew(trx: Tx, threadId: string): Promise<void> {
  await sql`
    update thread t set last_ordinal = m.ordinal, active_at = m.created_at,
      told_ordinal = case when t.told_ordinal = t.last_ordinal then m.ordinal else least(t.told_ordinal, m.ordinal) end
    from (select ordinal, created_at from message where thread_id = ${threadId} order by ordinal desc limit 1) m
    where t.id = ${threadId}`.execute(trx);
}
