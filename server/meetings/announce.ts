import { sql } from 'kysely';
import type { MeetingEvent } from '../../shared/meetings/events.ts';
import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Tx } from '../db/client.ts';
import { appendEvent } from '../realtime/log.ts';
import { listInvitees } from './queries.ts';

export type Addressed = { topic: string; event: MeetingEvent };

/**
 * What a change of a meeting tells whom: those who have it open, its group unless it is RED, and the people invited by name
 * who still see it: an invitation outlives the place in the group that it depends on.
 */
export async function announceMeeting(trx: Tx, { meeting, type, lost }: Announcement, actorId: string): Promise<void> {
  const named = await listNamed(trx, meeting.id);
  const event = { type, payload: { meeting } } as MeetingEvent;
  const topics = [`meeting:${meeting.id}`, ...named.map(memberTopic)];
  if (meeting.groupId && meeting.label !== 'TLP:RED') topics.push(`group:${meeting.groupId}`);
  await announce(trx, actorId, [...topics.map((topic) => ({ topic, event })), ...(lost?.events ?? [])]);
  await tickClocks(trx, [...named, ...(lost?.memberIds ?? []), ...(meeting.groupId ? [meeting.groupId] : [])]);
}

type Announcement = {
  meeting: Meeting;
  type: 'meeting.created' | 'meeting.changed' | 'meeting.cancelled';
  /** Who sees it no more: told in the same breath, for the locks of topics are taken in one order. */
  lost?: { memberIds: string[]; events: Addressed[] };
};

/** Tells people, and a group, that a meeting is no longer theirs to see. */
export function toRemoved(meetingId: string, topics: string[]): Addressed[] {
  return topics.map((topic) => ({ topic, event: { type: 'meeting.removed', payload: { meetingId } } }));
}

export const memberTopic = (id: string) => `member:${id}`;

/** Appends events in the order of their topics, so that no two actions wait for each other in a ring. */
export async function announce(trx: Tx, actorId: string, events: Addressed[]): Promise<void> {
  const ordered = events.toSorted((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0));
  for (const { topic, event } of ordered) await appendEvent(trx, topic, event, actorId);
}

/** Takes a meeting that became RED out of its group's log, also for those who replay it later. */
export async function withdrawFromGroup(trx: Tx, { id, groupId }: Meeting): Promise<void> {
  await sql`
    update topic_event set type = 'meeting.removed', payload = jsonb_build_object('meetingId', ${id}::text)
    where topic = ${`group:${groupId}`} and payload->'meeting'->>'id' = ${id}`.execute(trx);
}

/** Moves on the clocks of calendars, and tells every process. Sorted against deadlocks. */
export async function tickClocks(trx: Tx, ownerIds: string[]): Promise<void> {
  const ids = [...new Set(ownerIds)].sort();
  if (ids.length === 0) return;
  await sql`
    insert into calendar_clock (owner_id) select unnest(${ids}::uuid[]) order by 1
    on conflict (owner_id) do update set version = calendar_clock.version + 1`.execute(trx);
  await sql`notify calendar`.execute(trx);
}

async function listNamed(trx: Tx, meetingId: string): Promise<string[]> {
  const people = await listInvitees(trx, meetingId);
  return people.filter((person) => person.named).map((person) => person.memberId);
}
