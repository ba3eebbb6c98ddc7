import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

/** Who wants to be told of every message of a thread: everybody who may read it. */
export async function followersOf(db: Db | Tx, threadId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select gm.member_id as id from thread t
    join group_member gm on gm.group_id = t.group_id
    where t.id = ${threadId} and (t.label <> 'TLP:RED' or exists (
      select from thread_reader r where r.thread_id = t.id and r.member_id = gm.member_id))`.execute(db);
  return rows.map(({ id }) => id);
}
