import { sql } from 'kysely';
import type { Person, ToConfirm } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import { readOrdinal } from './thread-queries.ts';

export async function markPinned(trx: Tx, id: string, by: string | null): Promise<void> {
  await sql`
    update message set pinned_by = ${by}::uuid, pinned_at = case when ${by}::uuid is null then null else clock_timestamp() end
    where id = ${id}`.execute(trx);
}

export async function markAsking(trx: Tx, id: string): Promise<void> {
  await sql`update message set asks_confirmation = true where id = ${id}`.execute(trx);
}

/** True when it was not there before. */
export async function insertConfirmation(trx: Tx, messageId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into confirmation (message_id, member_id) values (${messageId}, ${memberId})
    on conflict do nothing returning 1`.execute(trx);
  return rows.length > 0;
}

/** True when it was there. */
export async function deleteConfirmation(trx: Tx, messageId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from confirmation where message_id = ${messageId} and member_id = ${memberId} returning 1`.execute(trx);
  return rows.length > 0;
}

// Members `gm` who may read the message `m` of the thread `t`.
const mayRead = sql`
  (t.label <> 'TLP:RED' or exists (
    select from thread_reader r where r.thread_id = t.id and r.member_id = gm.member_id))
  and (m.after_ordinal is null or exists (
    select from message_reader x where x.message_id = m.id and x.member_id = gm.member_id))`;

export type MessageReader = { person: Person; hasRead: boolean; confirmed: boolean };

/** Everybody but the author who may read a message, and what they made of it. */
export async function listMessageReaders(db: Db | Tx, messageId: string): Promise<MessageReader[]> {
  const { rows } = await sql<MessageReader>`
    select ${toPersonJson('p')} as person, ${readOrdinal} >= m.ordinal as has_read,
      exists (select from confirmation c where c.message_id = m.id and c.member_id = p.id) as confirmed
    from message m
    join thread t on t.id = m.thread_id
    join group_member gm on gm.group_id = t.group_id
    join member p on p.id = gm.member_id and p.disabled_at is null
    where m.id = ${messageId} and gm.member_id <> m.author_id and ${mayRead}
    order by p.display_name, p.id`.execute(db);
  return rows;
}

/** What asks the member for a confirmation and has none, the oldest first. */
export async function listUnconfirmed(db: Db, memberId: string): Promise<ToConfirm[]> {
  const { rows } = await sql<Omit<ToConfirm, 'excerpt' | 'askedAt'> & { body: string; askedAt: Date }>`
    select m.id as message_id, t.title as thread_title, w.name as group_name, ${toPersonJson('a')} as author, m.body,
      m.created_at as asked_at
    from group_member gm
    join thread t on t.group_id = gm.group_id
    join working_group w on w.id = t.group_id
    join message m on m.thread_id = t.id and m.asks_confirmation
    join member a on a.id = m.author_id
    where gm.member_id = ${memberId} and m.author_id <> ${memberId} and m.deleted_at is null and ${mayRead}
      and not exists (select from confirmation c where c.message_id = m.id and c.member_id = ${memberId})
    order by m.created_at limit 20`.execute(db);
  return rows.map(({ body, askedAt, ...row }) => ({
    ...row,
    excerpt: excerptOf(body),
    askedAt: askedAt.toISOString(),
  }));
}
