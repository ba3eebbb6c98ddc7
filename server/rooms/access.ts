import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { accessMeeting } from '../meetings/access.ts';
import { findRoom, isBanned, type RoomRow } from './queries.ts';

/** read: see the room and who is in it; join: take part in the call; host: remove people from it. */
export type RoomAct = 'read' | 'join' | 'host';
export type RoomAccess = { room: RoomRow; canHost: boolean; canShare: boolean };

/**
 * Whoever may see the group or the meeting may be in its call, observers too; those who lead it host. 404 for outsiders,
 * 403 for people a host removed, 409 when the meeting or this date of it is cancelled: nobody comes in any more.
 */
export async function accessRoom(db: Db, actor: Actor, roomId: string, act: RoomAct): Promise<RoomAccess> {
  const room = isUuid(roomId) ? await findRoom(db, roomId) : undefined;
  if (!room) throw new AppError('not_found');
  const rights = await rightsIn(db, actor, room);
  if (act === 'host' && !rights.canHost) throw new AppError('forbidden');
  if (act === 'join' && rights.cancelled) throw new AppError('meeting_cancelled');
  if (act === 'join' && (await isBanned(db, roomId, actor.id))) throw new AppError('room_banned');
  return { room, canHost: rights.canHost, canShare: rights.canShare };
}

async function rightsIn(db: Db, actor: Actor, room: RoomRow) {
  if (room.meetingId) {
    const { meeting, canManage, place } = await accessMeeting(db, actor, room.meetingId, 'read');
    const dropped = meeting.exceptions.some(
      ({ original, start }) => original.slice(0, 10) === room.occurrence?.slice(0, 10) && start === null,
    );
    return {
      canHost: canManage,
      canShare: place.role !== 'observer',
      cancelled: meeting.cancelledAt !== null || dropped,
    };
  }
  const { role } = await accessGroup(db, actor, room.groupId ?? '', 'read');
  return { canHost: role === 'chair' || role === 'coordinator', canShare: role !== 'observer', cancelled: false };
}

/** Topic rule: who may read the room hears who comes and goes. */
export const accessRoomTopic = (db: Db, actor: Actor, id: string) => accessRoom(db, actor, id, 'read');
