import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { Room, RoomToken } from '../../shared/rooms/schema.ts';
import type { Actor, Ctx } from '../context.ts';
import { accessGroup } from '../groups/access.ts';
import { accessMeeting } from '../meetings/access.ts';
import { accessRoom } from './access.ts';
import { describeRoom, timeOf } from './describe.ts';
import { eject } from './keeper.ts';
import { createLiveRoom, mintToken, requireLivekit } from './livekit-api.ts';
import { passesOfMember, savePass } from './pass-queries.ts';
import { deleteBan, findMember, findRoomByKey, insertBan, insertRoom, type RoomKey, type RoomRow } from './queries.ts';

const checkSeconds = 20;

/** The standing room of a group. */
export async function openGroupRoom(ctx: Ctx, groupId: string): Promise<Room> {
  await accessGroup(ctx.db, ctx.actor, groupId, 'read');
  return readRoom(ctx, (await ensureRoom(ctx, { groupId, meetingId: null, occurrence: null })).id);
}

/** The room of a meeting, or of one occurrence of a series: the one named, else the one that is on or comes next. */
export async function openMeetingRoom(ctx: Ctx, meetingId: string, occurrence?: string): Promise<Room> {
  const { meeting } = await accessMeeting(ctx.db, ctx.actor, meetingId, 'read');
  const key = { meetingId, groupId: null, occurrence: timeOf(meeting, occurrence).occurrence };
  return readRoom(ctx, (await ensureRoom(ctx, key)).id);
}

async function ensureRoom({ db }: Ctx, key: RoomKey): Promise<RoomRow> {
  const known = await findRoomByKey(db, key);
  if (known) return known;
  await insertRoom(db, key);
  const made = await findRoomByKey(db, key);
  if (!made) throw new AppError('conflict');
  return made;
}

export async function readRoom({ db, actor }: Ctx, roomId: string): Promise<Room> {
  return describeRoom(db, actor, await accessRoom(db, actor, roomId, 'read'));
}

/**
 * A token for the call, made only here and only after the access check: for one room, least grants, two minutes. The
 * identity is the person's and this tab's, so that a second tab does not eject the first.
 */
export async function issueToken({ db, actor, services }: Ctx, roomId: string, tab: string): Promise<RoomToken> {
  const { canShare } = await accessRoom(db, actor, roomId, 'join');
  const connection = requireLivekit(services.livekit);
  const member = await findMember(db, actor.id);
  const identity = identityOf(actor, roomId, tab);
  await Promise.all([savePass(db, { identity, roomId, actor }), createLiveRoom(connection, roomId)]);
  const made = await mintToken(connection, {
    room: roomId,
    identity,
    name: actor.displayName,
    attributes: { initials: member?.initials ?? '', sector: member?.sector ?? '' },
    sources: canShare ? ['camera', 'microphone', 'screen'] : ['camera', 'microphone'],
  });
  return { url: connection.publicUrl, identity, ...made };
}

function identityOf(actor: Actor, roomId: string, tab: string): string {
  const hash = createHash('sha256').update(`${actor.via.id} ${roomId} ${tab}`).digest('base64url');
  return `${actor.id}:${hash.slice(0, 16)}`;
}

/** A token for an empty room of the reader's own, in which their connection is tried. */
export async function issueCheckToken({ db, actor, services }: Ctx, roomId: string): Promise<RoomToken> {
  await accessRoom(db, actor, roomId, 'join');
  const connection = requireLivekit(services.livekit);
  const room = `check-${randomUUID()}`;
  await createLiveRoom(connection, room, checkSeconds);
  const identity = randomUUID();
  const made = await mintToken(connection, { room, identity, name: '', attributes: {}, sources: ['microphone'] });
  return { url: connection.publicUrl, identity, ...made };
}

/** Removes a person from the call, and keeps them out. */
export async function banFromRoom({ db, actor, services }: Ctx, roomId: string, memberId: string): Promise<void> {
  await accessRoom(db, actor, roomId, 'host');
  if (memberId === actor.id) throw new AppError('forbidden');
  if (!(await findMember(db, memberId))) throw new AppError('not_found');
  await insertBan(db, { roomId, memberId, bannedBy: actor.id });
  const passes = (await passesOfMember(db, memberId)).filter((pass) => pass.roomId === roomId);
  await Promise.all(passes.map((pass) => eject(services, roomId, pass.identity)));
}

/** Lets a removed person come back. */
export async function liftBan({ db, actor }: Ctx, roomId: string, memberId: string): Promise<void> {
  await accessRoom(db, actor, roomId, 'host');
  await deleteBan(db, roomId, memberId);
}
