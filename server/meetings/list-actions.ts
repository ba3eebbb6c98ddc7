import { sql } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { Answer, Meeting, MeetingPage, Occurrence } from '../../shared/meetings/schema.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { accessMeeting } from './access.ts';
import { expand, type TimedOccurrence, toOccurrence } from './occurrences.ts';
import { findExceptions, listInvitees, type MeetingRow, selectVisibleMeetings, toMeeting } from './queries.ts';
import { toIso } from './wall-time.ts';

const dayMs = 86_400_000;
const longestRange = 400 * dayMs;
/** Meetings begin in this century (`LocalDateTime`); to follow a series for thousands of years would take seconds. */
const [earliest, latest] = [Date.UTC(2000, 0, 1), Date.UTC(2101, 0, 1)];
const horizon = 366 * dayMs;
/** Days that a cancelled meeting is still listed. */
const cancelledDays = 14;

type Range = { from: number; to: number; groupId?: string };

/** Occurrences that overlap the range, of all meetings the actor sees or of one group's, in order. */
export async function listOccurrences(db: Db, actor: Actor, { from, to, groupId }: Range): Promise<Occurrence[]> {
  const isSensible = to > from && to - from <= longestRange && from >= earliest && to <= latest;
  if (!isSensible) throw new AppError('invalid_input', { detail: 'from, to' });
  if (groupId) await accessGroup(db, actor, groupId, 'read');
  const rows = await selectVisibleMeetings(db, actor.id)
    .where('meeting.firstStartsAt', '<', new Date(to))
    .where((is) => is.or([is('meeting.lastEndsAt', 'is', null), is('meeting.lastEndsAt', '>', new Date(from))]))
    .where(sql<boolean>`coalesce(meeting.cancelled_at > now() - make_interval(days => ${cancelledDays}), true)`)
    .$if(groupId !== undefined, (query) => query.where('meeting.groupId', '=', groupId ?? null))
    .execute();
  const series = rows.filter((row) => row.recurrence).map((row) => row.id);
  const exceptions = await findExceptions(db, series);
  return rows
    .flatMap((row) => toOccurrences(row, exceptions.get(row.id) ?? [], { from, to }))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.title.localeCompare(b.title));
}

/** The next occurrences that are not over, neither cancelled nor declined; those going on come first. */
export async function listUpcomingMeetings(db: Db, actor: Actor, { limit }: { limit: number }): Promise<Occurrence[]> {
  const coming = await listComing(db, actor);
  return coming.filter((occurrence) => occurrence.myAnswer !== 'no').slice(0, limit);
}

/** The next occurrence of each meeting that the actor has not answered. */
export async function listAwaitingAnswer(db: Db, actor: Actor, { limit }: { limit: number }): Promise<Occurrence[]> {
  const seen = new Set<string>();
  const coming = await listComing(db, actor);
  const open = coming.filter(({ meetingId, myAnswer }) => !myAnswer && !seen.has(meetingId) && seen.add(meetingId));
  return open.slice(0, limit);
}

async function listComing(db: Db, actor: Actor): Promise<Occurrence[]> {
  const now = Date.now();
  const found = await listOccurrences(db, actor, { from: now, to: now + 90 * dayMs });
  return found.filter((occurrence) => !occurrence.cancelled);
}

/** Everything the page of a meeting shows; `named` is the wall start of a date that is wanted beside the next ones. */
export async function readMeetingPage(db: Db, actor: Actor, id: string, named?: string): Promise<MeetingPage> {
  const { meeting, row, canManage } = await accessMeeting(db, actor, id, 'read');
  const now = Date.now();
  const coming = toOccurrences(row, meeting.exceptions, { from: now, to: now + horizon }).slice(0, 12);
  const shown = coming.length > 0 ? coming : lastOccurrence(row, meeting.exceptions);
  const wanted = meeting.recurrence && named ? toOccurrence(meeting, named, now) : undefined;
  const isShown = shown.some(({ original }) => original === wanted?.original);
  const beside = wanted && !isShown ? [toListed(row, meeting)(wanted)] : [];
  const occurrences = [...beside, ...shown].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const people = await listInvitees(db, id);
  return { meeting, groupName: row.groupName, people, occurrences, canManage };
}

export type CalendarMeeting = {
  meeting: Meeting;
  groupName: string | null;
  answer: Answer | null;
  endsAt: number | null;
};

/** Whole meetings for a member's calendar, of one group or all, that are not over since `since`; the oldest first. */
export async function listCalendarMeetings(
  db: Db,
  { memberId, groupId, since }: { memberId: string; groupId: string | null; since: Date },
): Promise<CalendarMeeting[]> {
  const rows = await selectVisibleMeetings(db, memberId)
    .where((is) => is.or([is('meeting.lastEndsAt', 'is', null), is('meeting.lastEndsAt', '>', since)]))
    .$if(groupId !== null, (query) => query.where('meeting.groupId', '=', groupId))
    .orderBy('meeting.firstStartsAt')
    .orderBy('meeting.id')
    .execute();
  const exceptions = await findExceptions(
    db,
    rows.filter((row) => row.recurrence).map((row) => row.id),
  );
  return rows.map((row) => ({
    meeting: toMeeting(row, exceptions.get(row.id)),
    groupName: row.groupName,
    answer: row.answer,
    endsAt: row.lastEndsAt?.getTime() ?? null,
  }));
}

function lastOccurrence(row: MeetingRow, exceptions: MeetingPage['meeting']['exceptions']): Occurrence[] {
  const end = row.lastEndsAt?.getTime() ?? Number(new Date(toMeeting(row).endsAt));
  return toOccurrences(row, exceptions, { from: end - horizon, to: end + 1 }).slice(-1);
}

function toOccurrences(row: MeetingRow, exceptions: MeetingPage['meeting']['exceptions'], range: Range): Occurrence[] {
  const meeting = toMeeting(row, exceptions);
  return expand(meeting, range.from, range.to).map(toListed(row, meeting));
}

function toListed(row: MeetingRow, meeting: Meeting): (timed: TimedOccurrence) => Occurrence {
  const { title, kind, label, chatham, place, online, timeZone, groupId } = meeting;
  return ({ startsAt, endsAt, cancelled, ...occurrence }) => ({
    ...{ title, kind, label, chatham, place, online, timeZone, groupId },
    ...occurrence,
    meetingId: meeting.id,
    groupName: row.groupName,
    startsAt: toIso(startsAt),
    endsAt: toIso(endsAt),
    recurring: meeting.recurrence !== null,
    cancelled: cancelled || meeting.cancelledAt !== null,
    myAnswer: row.answer,
  });
}
