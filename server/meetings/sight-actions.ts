import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';
import { visible } from './queries.ts';
import { epochOf, toIso, toMinute } from './wall-time.ts';

type Row = Pick<Sight, 'memberId' | 'id' | 'title' | 'groupName'> & {
  label: TlpLabel;
  localStart: string;
  timeZone: string;
};

/** Meetings as each of these people may see them now; those that one may not see are absent. */
export async function seeMeetings(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const { rows } = await sql<Row>`
    select p.member_id, meeting.id, meeting.title, meeting.label, w.name as group_name, meeting.local_start, meeting.time_zone
    from unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[])
      as p (member_id, id)
    join meeting on meeting.id = p.id
    left join working_group w on w.id = meeting.group_id
    left join group_member g on g.group_id = meeting.group_id and g.member_id = p.member_id
    left join meeting_invitation i on i.meeting_id = meeting.id and i.member_id = p.member_id
    where ${visible}`.execute(db);
  return rows.map(({ localStart, timeZone, ...row }) => ({
    ...row,
    path: `/spotkania/${row.id}`,
    newMessages: 0,
    starts: toIso(epochOf(toMinute(localStart), timeZone)),
  }));
}
