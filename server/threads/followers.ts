import { sql } from 'kysely';
import type { FollowLevel } from '../../shared/threads/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { levelOf } from './following-queries.ts';

/** Who may read a thread and wants to be told of every message of it. */
export async function followersOf(db: Db | Tx, threadId: string): Promise<string[]> {
  const readers = await listReaders(db, threadId);
  return readers.filter(({ level }) => level === 'all').map(({ id }) => id);
}

/** Who wants to hear nothing of a thread, not even when it names them. */
export async function deafTo(db: Db | Tx, threadId: string): Promise<string[]> {
  const readers = await listReaders(db, threadId);
  return readers.filter(({ level }) => level === 'none').map(({ id }) => id);
}

async function listReaders(db: Db | Tx, threadId: string) {
  const { rows } = await sql<{ id: string; level: FollowLevel }>`
    select gm.member_id as id, ${levelOf} as level from thread t
    join group_member gm on gm.group_id = t.group_id
    where t.id = ${threadId} and (t.label <> 'TLP:RED' or exists (
      select from thread_reader r where r.thread_id = t.id and r.member_id = gm.member_id))`.execute(db);
  return rows;
}
