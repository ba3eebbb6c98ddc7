import { type Static, Type } from 'typebox';
import { Closed, Nullable, Uuid } from '../fields.ts';
import { PersonInRoom, type Room } from './schema.ts';

const people = Type.Integer({ description: 'How many are in the call now' });

/** Events of the topic `room:<id>`. Under the Chatham House Rule nobody is named. */
export const roomEvents = {
  'participant.joined': Closed({ people, person: Nullable(PersonInRoom) }),
  'participant.left': Closed({ people, memberId: Nullable(Uuid) }),
};

/** Event that rooms write into `meeting:<id>` and `group:<id>`. */
export const parentEvents = { 'room.changed': Closed({ roomId: Uuid, people }) };

export type RoomEvent = {
  [K in keyof typeof roomEvents]: { type: K; payload: Static<(typeof roomEvents)[K]> };
}[keyof typeof roomEvents];

/** A room after one of its events: what fetching it again would give. */
export function applyRoomEvent(room: Room, event: RoomEvent): Room {
  const { people: count } = event.payload;
  if (event.type === 'participant.joined') {
    const { person } = event.payload;
    if (!person) return { ...room, people: count };
    const others = room.present.filter(({ memberId }) => memberId !== person.memberId);
    return { ...room, people: count, present: [...others, person].sort(byId) };
  }
  const { memberId } = event.payload;
  return { ...room, people: count, present: room.present.filter((person) => person.memberId !== memberId) };
}

const byId = (a: { memberId: string }, b: { memberId: string }) => (a.memberId < b.memberId ? -1 : 1);
