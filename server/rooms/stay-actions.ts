import type { PersonInRoom } from '../../shared/rooms/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import { appendEvent } from '../realtime/log.ts';
import type { LiveEvent, LivePerson } from './livekit-api.ts';
import { findPass } from './pass-queries.ts';
import { isChatham, lockRoom, type RoomRow } from './queries.ts';
import { closeStay, listPresent, openStay, reconcileStays, type StayKey } from './stay-queries.ts';

/** Keeps what a webhook tells. It may come twice, late, or in the wrong order; nothing is ever counted up or down. */
export async function recordLiveEvent(db: Db, event: LiveEvent): Promise<void> {
  const key = await stayKey(db, event.room, event.person);
  if (!key) return;
  const { joinedAt } = event.person;
  await changePresence(db, event.room, (trx) =>
    event.kind === 'joined' ? openStay(trx, key, joinedAt) : closeStay(trx, key, { joinedAt, leftAt: event.at }),
  );
}

/** Makes the kept stays agree with who LiveKit said was there at `listedAt` (clock of the database). */
export async function recordList(db: Db, roomId: string, people: LivePerson[], listedAt: Date): Promise<void> {
  const keys = await Promise.all(people.map(async (person) => ({ key: await stayKey(db, roomId, person), person })));
  const seen = keys.flatMap(({ key, person }) => (key ? [{ ...key, joinedAt: person.joinedAt }] : []));
  await changePresence(db, roomId, (trx) => reconcileStays(trx, roomId, seen, listedAt));
}

async function stayKey(db: Db, roomId: string, person: LivePerson): Promise<StayKey | undefined> {
  const pass = await findPass(db, roomId, person.identity);
  return pass && { roomId, memberId: pass.actor.id, identity: person.identity, participantSid: person.sid };
}

/** Runs a change of stays and tells what it changed in who is in the call. */
async function changePresence(db: Db, roomId: string, change: (trx: Tx) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const room = await lockRoom(trx, roomId);
    if (!room) return;
    const before = await listPresent(trx, roomId);
    await change(trx);
    await announce(trx, room, before, await listPresent(trx, roomId));
  });
}

async function announce(trx: Tx, room: RoomRow, before: PersonInRoom[], after: PersonInRoom[]): Promise<void> {
  const came = after.filter((person) => !includes(before, person));
  const went = before.filter((person) => !includes(after, person));
  if (came.length + went.length === 0) return;
  // Under the Chatham House Rule the log that every reader may replay must not become an attendance list.
  const named = !(await isChatham(trx, room));
  const people = after.length;
  const topic = `room:${room.id}`;
  for (const person of came)
    await appendEvent(
      trx,
      topic,
      { type: 'participant.joined', payload: { people, person: named ? person : null } },
      null,
    );
  for (const { memberId } of went)
    await appendEvent(
      trx,
      topic,
      { type: 'participant.left', payload: { people, memberId: named ? memberId : null } },
      null,
    );
  const parent = room.meetingId ? `meeting:${room.meetingId}` : `group:${room.groupId}`;
  await appendEvent(trx, parent, { type: 'room.changed', payload: { roomId: room.id, people } }, null);
}

const includes = (people: PersonInRoom[], wanted: PersonInRoom) =>
  people.some((person) => person.memberId === wanted.memberId);
