import type { Sector } from '../../shared/accounts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Attendance, Stay } from '../../shared/rooms/schema.ts';
import type { Ctx } from '../context.ts';
import { accessMeeting, type Place } from '../meetings/access.ts';
import { timeOf } from './describe.ts';
import { findRoomByKey } from './queries.ts';
import { listStays } from './stay-queries.ts';

/** Who was in the call of an occurrence. Under the Chatham House Rule only those who lead the meeting may know. */
export async function listAttendance(
  { db, actor }: Ctx,
  meetingId: string,
  occurrence?: string,
): Promise<Attendance[]> {
  const { meeting, place } = await accessMeeting(db, actor, meetingId, 'read');
  if (!mayKnowAttendance(meeting.chatham, place)) throw new AppError('forbidden');
  const key = { meetingId, groupId: null, occurrence: timeOf(meeting, occurrence).occurrence };
  const room = await findRoomByKey(db, key);
  return room ? toAttendances(await listStays(db, room.id), new Date()) : [];
}

/** Everybody who sees the meeting; under the Chatham House Rule its secretariat: chair and coordinator. */
export function mayKnowAttendance(chatham: boolean, { inGroup, role, organiser }: Place): boolean {
  if (!chatham) return true;
  return inGroup ? role === 'chair' || role === 'coordinator' : organiser;
}

type StayRow = Awaited<ReturnType<typeof listStays>>[number];

/** Groups stays, given by person and time. */
export function toAttendances(rows: StayRow[], now: Date): Attendance[] {
  const people = new Map<string, StayRow[]>();
  for (const row of rows) people.set(row.memberId, [...(people.get(row.memberId) ?? []), row]);
  return [...people.values()].flatMap((stays) => {
    const [first] = stays;
    if (!first) return [];
    const { memberId, displayName, initials } = first;
    const seconds = secondsOf(stays, now);
    return [{ memberId, displayName, initials, sector: first.sector as Sector, stays: stays.map(toStay), seconds }];
  });
}

function toStay({ joinedAt, leftAt }: Pick<StayRow, 'joinedAt' | 'leftAt'>): Stay {
  return { joinedAt: joinedAt.toISOString(), leftAt: leftAt?.toISOString() ?? null };
}

/** Time covered by stays in order of their beginning; what two tabs cover together counts once. */
function secondsOf(stays: Pick<StayRow, 'joinedAt' | 'leftAt'>[], now: Date): number {
  let covered = 0;
  let until = 0;
  for (const { joinedAt, leftAt } of stays) {
    const from = Math.max(joinedAt.getTime(), until);
    const to = (leftAt ?? now).getTime();
    if (to > from) covered += to - from;
    until = Math.max(until, to);
  }
  return Math.round(covered / 1_000);
}
