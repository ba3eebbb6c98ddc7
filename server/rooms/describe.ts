import { AppError } from '../../shared/errors.ts';
import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Room } from '../../shared/rooms/schema.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { accessMeeting } from '../meetings/access.ts';
import { toOccurrence } from '../meetings/occurrences.ts';
import { topicSeq } from '../realtime/log.ts';
import type { RoomAccess } from './access.ts';
import { listPresent } from './stay-queries.ts';

type Time = { occurrence: string | null; startsAt: string; endsAt: string };

/** When a meeting is: a single one at its time, a series at the occurrence named, else the one that is on or next. */
export function timeOf(meeting: Meeting, occurrence?: string): Time {
  const time = findTime(meeting, occurrence);
  if (!time) throw new AppError('not_found');
  return time;
}

/** Nothing for a day that the series has no longer; a call may still go on there. */
function findTime(meeting: Meeting, occurrence?: string): Time | undefined {
  const { startsAt, endsAt } = meeting;
  if (!meeting.recurrence) return { occurrence: null, startsAt, endsAt };
  const found = toOccurrence(meeting, occurrence, Date.now());
  if (!found) return undefined;
  const iso = (at: number) => new Date(at).toISOString();
  return { occurrence: found.original, startsAt: iso(found.startsAt), endsAt: iso(found.endsAt) };
}

/** The room as this reader sees it. */
export async function describeRoom(db: Db, actor: Actor, { room, canHost }: RoomAccess): Promise<Room> {
  const { chatham, ...about } = await subjectOf(db, actor, room);
  const seq = await topicSeq(db, `room:${room.id}`);
  const present = await listPresent(db, room.id);
  return { ...room, ...about, chatham, canHost, seq, people: present.length, present: chatham ? [] : present };
}

type Subject = Pick<Room, 'title' | 'label' | 'chatham' | 'agenda' | 'startsAt' | 'endsAt'>;

async function subjectOf(
  db: Db,
  actor: Actor,
  { meetingId, groupId, occurrence }: RoomAccess['room'],
): Promise<Subject> {
  if (meetingId) {
    const { meeting } = await accessMeeting(db, actor, meetingId, 'read');
    const { title, label, chatham, agenda } = meeting;
    const time = findTime(meeting, occurrence ?? undefined);
    return { title, label, chatham, agenda, startsAt: time?.startsAt ?? null, endsAt: time?.endsAt ?? null };
  }
  const { group } = await accessGroup(db, actor, groupId ?? '', 'read');
  return { title: group.name, label: 'TLP:AMBER', chatham: false, agenda: '', startsAt: null, endsAt: null };
}
