import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';

/** Decisions as each of these people may see them now; under TLP:RED only for the readers they name. */
export async function seeDecisions(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const { rows } = await sql<Pick<Sight, 'memberId' | 'id' | 'title' | 'label' | 'groupName' | 'ending'>>`
    select p.member_id, d.id, v.title, d.label, w.name as group_name,
      case when d.state = 'withdrawn' then d.state else d.result end as ending
    from unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[])
      as p (member_id, id)
    join decision d on d.id = p.id
    join decision_wording v on v.decision_id = d.id and v.version = d.version
    join working_group w on w.id = d.group_id
    join group_member g on g.group_id = d.group_id and g.member_id = p.member_id
    where d.label <> 'TLP:RED' or exists (
      select from decision_reader r where r.decision_id = d.id and r.member_id = p.member_id)`.execute(db);
  return rows.map((row) => ({ ...row, path: `/ustalenia/${row.id}`, newMessages: 0, starts: null }));
}
