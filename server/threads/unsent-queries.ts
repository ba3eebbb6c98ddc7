import { sql } from 'kysely';
import type { SendOptions, Unsent, UnsentChange } from '../../shared/threads/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { findMessageRow, toQuote } from './message-queries.ts';

const nothing: Unsent = { body: '', quote: null, label: null, readers: [], asks: false, revision: 0 };

type UnsentRow = SendOptions & { body: string; replyTo: string | null; revision: number };

/** What a member has typed in a thread and not sent; the quote only while it stands there, readers while they are of the group. */
export async function findUnsent(db: Db | Tx, threadId: string, memberId: string): Promise<Unsent> {
  const { rows } = await sql<UnsentRow>`
    select u.body, u.reply_to, u.label, u.asks, u.revision, array(
      select g.member_id from group_member g join thread t on t.group_id = g.group_id
      where t.id = u.thread_id and g.member_id = any(u.readers) order by 1) as readers
    from unsent_text u where u.thread_id = ${threadId} and u.member_id = ${memberId}`.execute(db);
  const [row] = rows;
  if (!row) return nothing;
  const { replyTo, ...rest } = row;
  const quoted = replyTo ? await findMessageRow(db, replyTo) : undefined;
  const mayQuote =
    quoted?.threadId === threadId &&
    !quoted.deletedAt &&
    (!quoted.readers || quoted.readers.some(({ id }) => id === memberId));
  if (!mayQuote) return { ...rest, quote: null, ...(quoted?.readers && !rest.label ? forNobody : {}) };
  const { id: messageId, ordinal, author } = quoted;
  return { ...rest, quote: toQuote({ messageId, ordinal, author, body: quoted.body, deletedAt: null }) };
}

/** An answer to an aside that is gone was meant for its few readers: it is not to go to all. */
const forNobody: Pick<SendOptions, 'label' | 'readers'> = { label: 'TLP:RED', readers: [] };

export type KeptText = UnsentChange & { threadId: string; memberId: string };

/** Keeps a text typed on revision `base`; the new revision, or nothing when another device was faster. */
export async function keepUnsent(trx: Tx, text: KeptText): Promise<number | undefined> {
  const { threadId, memberId, body, replyTo, label, readers, asks, base } = text;
  const { rows } = await sql<{ revision: number }>`
    insert into unsent_text (thread_id, member_id, body, label, readers, asks, reply_to)
    select ${threadId}, ${memberId}, ${body}, ${label}, ${readers}::uuid[], ${asks}, (
      select id from message where id = ${replyTo}::uuid and thread_id = ${threadId})
    on conflict (thread_id, member_id) do update set
      body = excluded.body, reply_to = excluded.reply_to, label = excluded.label, readers = excluded.readers,
      asks = excluded.asks, revision = unsent_text.revision + 1, updated_at = clock_timestamp()
      where unsent_text.revision = ${base}
    returning revision`.execute(trx);
  return rows[0]?.revision;
}
