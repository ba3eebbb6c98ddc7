import { type Static, Type } from 'typebox';
import { Member } from '../accounts/schema.ts';
import { Closed, Instant, List, Nullable, Uuid } from '../fields.ts';
import { TlpLabel } from '../labels.ts';
import { LocalDateTime } from '../meetings/schema.ts';

const { displayName, initials, sector } = Member.properties;

/** Somebody who is in the call now; once, however many tabs they have open. */
export const PersonInRoom = Closed({ memberId: Uuid, displayName, initials, sector });
export type PersonInRoom = Static<typeof PersonInRoom>;

/** One room per meeting occurrence, one standing room per group. Its id is opaque and names the room in LiveKit too. */
export const Room = Closed({
  id: Uuid,
  meetingId: Nullable(Uuid),
  occurrence: Nullable(LocalDateTime),
  groupId: Nullable(Uuid),
  title: Type.String(),
  label: TlpLabel,
  chatham: Type.Boolean(),
  agenda: Type.String({ description: 'Plain text; empty when there is none' }),
  startsAt: Nullable(Instant),
  endsAt: Nullable(Instant),
  canHost: Type.Boolean({ description: 'May remove people from the call' }),
  people: Type.Integer({ description: 'How many are in the call now' }),
  seq: Type.Integer({ description: 'Last event of `room:<id>` that this answer contains' }),
  present: Type.Array(PersonInRoom, { description: 'Who they are; empty under the Chatham House Rule' }),
});
export type Room = Static<typeof Room>;

export const OpenMeetingRoom = Closed({
  occurrence: Type.Optional(LocalDateTime),
});
export type OpenMeetingRoom = Static<typeof OpenMeetingRoom>;

/** `tab` tells apart the tabs of one session, so that a second one does not eject the first. */
export const TokenRequest = Closed({ tab: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }) });
export type TokenRequest = Static<typeof TokenRequest>;

export const RoomToken = Closed({
  url: Type.String({ description: "Address of LiveKit's signalling websocket" }),
  token: Type.String(),
  identity: Type.String(),
  expiresAt: Instant,
});
export type RoomToken = Static<typeof RoomToken>;

export const Stay = Closed({ joinedAt: Instant, leftAt: Nullable(Instant) });
export type Stay = Static<typeof Stay>;

/** Who was in the call of one occurrence, and when. */
export const Attendance = Closed({
  ...PersonInRoom.properties,
  stays: Type.Array(Stay),
  seconds: Type.Integer({ description: 'Time in the call; overlapping stays count once' }),
});
export type Attendance = Static<typeof Attendance>;
export const Attendances = List(Attendance);

export const RoomBan = Closed({ memberId: Uuid });
export type RoomBan = Static<typeof RoomBan>;
