import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { MeetingException, Recurrence } from '../../shared/meetings/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';
import { toOccurrence } from './occurrences.ts';
import { findExceptions, visible } from './queries.ts';
import { epochOf, toIso, toMinute } from './wall-time.ts';

type Row = Pick<Sight, 'memberId' | 'id' | 'title' | 'groupName'> & {
  part: string | null;
  label: TlpLabel;
  localStart: string;
  localEnd: string;
  timeZone: string;
  recurrence: Recurrence | null;
};

/** Meetings, or single dates of them, as each of these people may see them now; those that one may not see are absent. */
export async function seeMeetings(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const of = <Value>(pick: (one: Wanted) => Value): Value[] => wanted.map(pick);
  const { rows } = await sql<Row>`
    select p.member_id, p.part, meeting.id, meeting.title, meeting.label, w.name as group_name,
      meeting.local_start, meeting.local_end, meeting.time_zone, meeting.recurrence
    from unnest(${of(({ memberId }) => memberId)}::uuid[], ${of(({ id }) => id)}::uuid[],
      ${of(({ part }) => part ?? null)}::text[]) as p (member_id, id, part)
    join meeting on meeting.id = p.id
    left join working_group w on w.id = meeting.group_id
    left join group_member g on g.group_id = meeting.group_id and g.member_id = p.member_id
    left join meeting_invitation i on i.meeting_id = meeting.id and i.member_id = p.member_id
    where ${visible}`.execute(db);
  const series = rows.filter(({ recurrence }) => recurrence).map(({ id }) => id);
  const exceptions = await findExceptions(db, [...new Set(series)]);
  return rows.map((row) => {
    const { memberId, id, part, title, label, groupName } = row;
    const path = part ? `/spotkania/${id}?termin=${part}` : `/spotkania/${id}`;
    return { memberId, id, part, title, label, groupName, path, newMessages: 0, ...timesOf(row, exceptions.get(id)) };
  });
}

/** Of a series the date in question, else the one that is on or next. */
function timesOf(
  { localStart, localEnd, timeZone, recurrence, part }: Row,
  exceptions: MeetingException[] = [],
): Pick<Sight, 'starts' | 'insteadOf'> {
  const start = toMinute(localStart);
  const at = (wall: string) => toIso(epochOf(wall, timeZone));
  if (!recurrence) return { starts: at(start) };
  const timing = { start, end: toMinute(localEnd), timeZone, recurrence, exceptions };
  const date = toOccurrence(timing, part ?? undefined, Date.now());
  if (!date) return { starts: at(part ?? start) };
  return { starts: toIso(date.startsAt), insteadOf: part && date.moved ? at(date.original) : null };
}
