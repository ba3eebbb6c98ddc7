import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';

/** Tasks as each of these people may see them now; those of groups that one is not in are absent. */
export async function seeTasks(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const { rows } = await sql<Pick<Sight, 'memberId' | 'id' | 'title' | 'label' | 'groupName'>>`
    select p.member_id, t.id, t.title, t.label, w.name as group_name
    from unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[])
      as p (member_id, id)
    join task t on t.id = p.id
    join working_group w on w.id = t.group_id
    join group_member g on g.group_id = t.group_id and g.member_id = p.member_id`.execute(db);
  return rows.map((row) => ({ ...row, path: `/zadania/${row.id}`, newMessages: 0, starts: null }));
}
