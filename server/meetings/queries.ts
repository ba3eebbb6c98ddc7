import { type Expression, type SqlBool, sql } from 'kysely';
import type { Sector } from '../../shared/accounts/schema.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type {
  Answer,
  Invitee,
  Meeting,
  MeetingException,
  MeetingKind,
  Recurrence,
} from '../../shared/meetings/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { epochOf, toIso, toMinute } from './wall-time.ts';

const columns = [
  'meeting.id',
  'meeting.uid',
  'meeting.groupId',
  'meeting.organiserId',
  'meeting.title',
  'meeting.kind',
  'meeting.description',
  'meeting.agenda',
  'meeting.label',
  'meeting.chatham',
  'meeting.place',
  'meeting.online',
  'meeting.localStart',
  'meeting.localEnd',
  'meeting.timeZone',
  'meeting.recurrence',
  'meeting.revision',
  'meeting.sequence',
  'meeting.createdAt',
  'meeting.updatedAt',
  'meeting.cancelledAt',
] as const;

/**
 * Who may see a meeting, as SQL over `meeting`, `g` (the person's place in its group) and `i` (their invitation): the same
 * decision as `maySee` in access.ts, for lists; a test holds the two together.
 */
export const visible: Expression<SqlBool> = sql<SqlBool>`
  case when meeting.group_id is null then i.member_id is not null
       when g.member_id is not null then meeting.label <> 'TLP:RED' or i.member_id is not null
       else coalesce(i.guest, false) and meeting.label <> 'TLP:AMBER+STRICT' end`;

/** Meetings beside one person's place in them. */
export function selectMeetingsFor(db: Db | Tx, memberId: string) {
  return db
    .selectFrom('meeting')
    .leftJoin('groupMember as g', (join) =>
      join.onRef('g.groupId', '=', 'meeting.groupId').on('g.memberId', '=', memberId),
    )
    .leftJoin('meetingInvitation as i', (join) =>
      join.onRef('i.meetingId', '=', 'meeting.id').on('i.memberId', '=', memberId),
    )
    .leftJoin('meetingAnswer as a', (join) =>
      join.onRef('a.meetingId', '=', 'meeting.id').on('a.memberId', '=', memberId),
    )
    .leftJoin('workingGroup', 'workingGroup.id', 'meeting.groupId')
    .select(columns)
    .select([
      'workingGroup.name as groupName',
      'meeting.lastEndsAt',
      sql<GroupRole | null>`g.role`.as('role'),
      sql<boolean>`i.member_id is not null`.as('named'),
      sql<boolean>`coalesce(i.guest, false)`.as('guest'),
      sql<Answer | null>`a.answer`.as('answer'),
    ]);
}

export type MeetingRow = Awaited<ReturnType<ReturnType<typeof selectMeetingsFor>['execute']>>[number];

/** Meetings this member sees, those of my groups and those I am invited to. */
export function selectVisibleMeetings(db: Db, memberId: string) {
  return selectMeetingsFor(db, memberId)
    .where(
      sql<SqlBool>`meeting.id in (
        select meeting_id from meeting_invitation where member_id = ${memberId}
        union all
        select m.id from meeting m join group_member on group_member.group_id = m.group_id and group_member.member_id = ${memberId})`,
    )
    .where(visible);
}

export function findMeetingFor(db: Db | Tx, meetingId: string, memberId: string): Promise<MeetingRow | undefined> {
  return selectMeetingsFor(db, memberId).where('meeting.id', '=', meetingId).executeTakeFirst();
}

/** Locks the meeting, so that its changes take turns. */
export async function lockMeetingRow(trx: Tx, meetingId: string): Promise<void> {
  await trx.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute();
}

/** The exceptions of many series, in order of their original start. */
export async function findExceptions(db: Db | Tx, meetingIds: string[]): Promise<Map<string, MeetingException[]>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meetingException')
    .select(['meetingId', 'original', 'localStart', 'localEnd', 'sequence', 'changedAt'])
    .where('meetingId', 'in', meetingIds)
    .orderBy('original')
    .execute();
  const groups = Map.groupBy(rows, (row) => row.meetingId);
  return new Map([...groups].map(([id, found]) => [id, found.map(toException)]));
}

type ExceptionRow = {
  original: string;
  localStart: string | null;
  localEnd: string | null;
  sequence: number;
  changedAt: Date;
};

function toException({ original, localStart, localEnd, sequence, changedAt }: ExceptionRow): MeetingException {
  return {
    original: toMinute(original),
    start: localStart && toMinute(localStart),
    end: localEnd && toMinute(localEnd),
    sequence,
    changedAt: changedAt.toISOString(),
  };
}

export function toMeeting(row: MeetingRow, exceptions: MeetingException[] = []): Meeting {
  const { id, uid, groupId, organiserId, title, description, agenda, chatham, place, online, timeZone } = row;
  const start = toMinute(row.localStart);
  const end = toMinute(row.localEnd);
  return {
    ...{ id, uid, groupId, organiserId, title, description, agenda, chatham, place, online, start, end, timeZone },
    kind: row.kind as MeetingKind,
    label: row.label as TlpLabel,
    recurrence: row.recurrence as Recurrence | null,
    exceptions,
    startsAt: toIso(epochOf(start, timeZone)),
    endsAt: toIso(epochOf(end, timeZone)),
    revision: row.revision,
    sequence: row.sequence,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  };
}

/** The meeting as it stands now, exceptions included. */
export async function readMeeting(db: Db | Tx, row: MeetingRow): Promise<Meeting> {
  return toMeeting(row, (await findExceptions(db, [row.id])).get(row.id));
}

/** Everybody the meeting is for: its group, the people invited by name, each with the answer. */
export async function listInvitees(db: Db | Tx, meetingId: string): Promise<Invitee[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('member', (join) => join.on('member.disabledAt', 'is', null))
    .leftJoin('groupMember as g', (join) =>
      join.onRef('g.groupId', '=', 'meeting.groupId').onRef('g.memberId', '=', 'member.id'),
    )
    .leftJoin('meetingInvitation as i', (join) =>
      join.onRef('i.meetingId', '=', 'meeting.id').onRef('i.memberId', '=', 'member.id'),
    )
    .leftJoin('meetingAnswer as a', (join) =>
      join.onRef('a.meetingId', '=', 'meeting.id').onRef('a.memberId', '=', 'member.id'),
    )
    .select(['member.id as memberId', 'member.displayName', 'member.initials', 'member.sector'])
    .select(['a.answer', 'a.answeredAt', sql<boolean>`i.member_id is not null`.as('named')])
    .where('meeting.id', '=', meetingId)
    .where(visible)
    .orderBy('member.displayName')
    .execute();
  return rows.map(({ answer, answeredAt, sector, ...row }) => ({
    ...row,
    sector: sector as Sector,
    answer: answer as Answer | null,
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
