import { sql } from 'kysely';
import type { Unsent } from '../../shared/threads/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { findMessageRow, toQuote } from './message-queries.ts';

const nothing: Unsent = { body: '', quote: null, revision: 0 };

/** What a member has typed in a thread and not sent; the quote only while it stands there. */
export async function findUnsent(db: Db | Tx, threadId: string, memberId: string): Promise<Unsent> {
  const { rows } = await sql<{ body: string; replyTo: string | null; revision: number }>`
    select body, reply_to, revision from unsent_text
    where thread_id = ${threadId} and member_id = ${memberId}`.execute(db);
  const [row] = rows;
  if (!row) return nothing;
  const { body, revision } = row;
  const quoted = row.replyTo ? await findMessageRow(db, row.replyTo) : undefined;
  const mayQuote =
    quoted?.threadId === threadId &&
    !quoted.deletedAt &&
    (!quoted.readers || quoted.readers.some(({ id }) => id === memberId));
  if (!mayQuote) return { body, quote: null, revision };
  const { id: messageId, ordinal, author } = quoted;
  return { body, quote: toQuote({ messageId, ordinal, author, body: quoted.body, deletedAt: null }), revision };
}

export type KeptText = { threadId: string; memberId: string; body: string; replyTo: string | null; base: number };

/** Keeps a text typed on revision `base`; the new revision, or nothing when another device was faster. */
export async function keepUnsent(trx: Tx, text: KeptText): Promise<number | undefined> {
  const { threadId, memberId, body, replyTo, base } = text;
  const { rows } = await sql<{ revision: number }>`
    insert into unsent_text (thread_id, member_id, body, reply_to)
    select ${threadId}, ${memberId}, ${body}, (
      select id from message where id = ${replyTo}::uuid and thread_id = ${threadId})
    on conflict (thread_id, member_id) do update set
      body = excluded.body, reply_to = excluded.reply_to, revision = unsent_text.revision + 1, updated_at = clock_timestamp()
      where unsent_text.revision = ${base}
    returning revision`.execute(trx);
  return rows[0]?.revision;
}
