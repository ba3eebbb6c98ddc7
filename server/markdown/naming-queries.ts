import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

/** What the group itself and people of it are called, of those asked for. */
export async function listNames(db: Db | Tx, groupId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, m.display_name as name from group_member gm join member m on m.id = gm.member_id
    where gm.group_id = ${groupId} and m.id = any(${[...ids]}::uuid[])
    union all
    select id, name from working_group where id = ${groupId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
