import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';

type Row = Pick<Sight, 'memberId' | 'id' | 'title' | 'groupName'> & { label: TlpLabel };

/** Drafts as each of these people may see them now; those that one may not see are absent. */
export async function seeDrafts(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const { rows } = await sql<Row>`
    select p.member_id, d.id, d.title, d.label, w.name as group_name
    from unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[])
      as p (member_id, id)
    join draft d on d.id = p.id and d.deleted_at is null
    join working_group w on w.id = d.group_id
    join group_member gm on gm.group_id = d.group_id and gm.member_id = p.member_id`.execute(db);
  return rows.map((row) => ({ ...row, path: `/dokumenty/${row.id}`, newMessages: 0, starts: null }));
}
