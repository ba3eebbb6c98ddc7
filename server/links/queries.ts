import { sql } from 'kysely';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Db, Tx } from '../db/client.ts';

export type LinkRow = { kind: ThingRef['kind']; id: string; made: boolean };

export async function insertLink(trx: Tx, from: ThingRef, to: ThingRef, actorId: string): Promise<void> {
  await sql`
    insert into link (from_kind, from_id, to_kind, to_id, actor_id)
    values (${from.kind}, ${from.id}, ${to.kind}, ${to.id}, ${actorId})
    on conflict (from_kind, from_id, to_kind, to_id) do nothing`.execute(trx);
}

/** What these were made of, and what was made of them (`made`), the oldest first. */
export async function listLinks(db: Db | Tx, things: readonly ThingRef[]): Promise<LinkRow[]> {
  const kinds = things.map(({ kind }) => kind);
  const ids = things.map(({ id }) => id);
  const given = sql`select kind, id from unnest(${kinds}::text[], ${ids}::uuid[]) as given (kind, id)`;
  const { rows } = await sql<LinkRow>`
    select kind, id, made from (
      select from_kind as kind, from_id as id, false as made, created_at from link
      where (to_kind, to_id) in (${given})
      union all
      select to_kind, to_id, true, created_at from link where (from_kind, from_id) in (${given})
    ) as linked group by kind, id, made order by min(created_at), id`.execute(db);
  return rows;
}

/** The messages of a thread that something was made of, or that were made of something. */
export async function listLinkedMessages(db: Db, threadId: string): Promise<ThingRef[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m
    where m.thread_id = ${threadId} and (
      exists (select from link where from_kind = 'message' and from_id = m.id)
      or exists (select from link where to_kind = 'message' and to_id = m.id))`.execute(db);
  return rows.map(({ id }) => ({ kind: 'message', id }));
}
