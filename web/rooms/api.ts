import type { OpenMeetingRoom, Room, RoomToken } from '../../shared/rooms/schema.ts';
import { request } from '../lib/api.ts';

/** Which room a page leads to. */
export type RoomOf = { meetingId: string; occurrence?: string } | { groupId: string };

/** The room of a meeting's occurrence or a group's standing room; made when nobody opened it before. */
export function openRoom(of: RoomOf): Promise<Room> {
  if ('groupId' in of) return request('POST', `/api/groups/${of.groupId}/room`);
  const body: OpenMeetingRoom = of.occurrence === undefined ? {} : { occurrence: of.occurrence };
  return request('POST', `/api/meetings/${of.meetingId}/room`, body);
}

export const fetchRoom = (roomId: string): Promise<Room> => request('GET', `/api/rooms/${roomId}`);

/** A token to join with, for this tab; good for two minutes at the most. */
export const issueToken = (roomId: string, tab: string): Promise<RoomToken> =>
  request('POST', `/api/rooms/${roomId}/token`, { tab });

/** A token for a room of one's own in which the connection is tried. */
export const issueCheckToken = (roomId: string): Promise<RoomToken> => request('POST', `/api/rooms/${roomId}/check`);

/** Removes a person from the call for good. */
export const banFromRoom = (roomId: string, memberId: string): Promise<void> =>
  request('PUT', `/api/rooms/${roomId}/bans/${memberId}`);
