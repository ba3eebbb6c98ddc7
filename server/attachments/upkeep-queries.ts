import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

/**
 * Locks a file unless it is in a message that stands, so that it can be neither posted nor finished while it goes. Of one that
 * is being posted the row is read anew under the lock: no outer join, whose other side would be that of before.
 */
export async function lockRemovable(trx: Tx, id: string, deletedBefore: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from attachment f
    where f.id = ${id} and (f.message_id is null or exists (
      select from message m where m.id = f.message_id and m.deleted_at < ${deletedBefore})) for update of f`.execute(
    trx,
  );
  return rows.length > 0;
}

export async function deleteFile(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom('attachment').where('id', '=', id).execute();
}

export type Ages = { pendingBefore: Date; deletedBefore: Date };

/** Files nobody posted in time, and those of deleted messages. */
export async function listRemovable(db: Db, { pendingBefore, deletedBefore }: Ages): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from attachment where message_id is null and touched_at < ${pendingBefore}
    union all
    select f.id from message m join attachment f on f.message_id = m.id
    where m.deleted_by is not null and m.deleted_at < ${deletedBefore}
    limit 500`.execute(db);
  return rows.map((row) => row.id);
}

/** Whole files whose parts a killed process did not get to remove. */
export async function listLeftParts(db: Db, finishedBefore: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.id from attachment_part p join attachment f on f.id = p.attachment_id
    where f.finished_at < ${finishedBefore} limit 500`.execute(db);
  return rows.map((row) => row.id);
}
