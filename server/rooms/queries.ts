import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

export type RoomRow = {
  id: string;
  meetingId: string | null;
  /** Wall time `YYYY-MM-DDTHH:MM`, the name of the occurrence in its series. */
  occurrence: string | null;
  groupId: string | null;
};
export type RoomKey = Omit<RoomRow, 'id'>;

const columns = ['id', 'meetingId', 'occurrence', 'groupId'] as const;

export async function findRoom(db: Db | Tx, id: string): Promise<RoomRow | undefined> {
  return db.selectFrom('room').select(columns).where('id', '=', id).executeTakeFirst();
}

/** As `findRoom`; the row stays locked, so that the arrivals and departures of a room take turns. */
export async function lockRoom(trx: Tx, id: string): Promise<RoomRow | undefined> {
  return trx.selectFrom('room').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A series has one date a day, so its room stays the same when the series gets another hour. */
export async function findRoomByKey(db: Db, key: RoomKey): Promise<RoomRow | undefined> {
  return db
    .selectFrom('room')
    .select(columns)
    .where('meetingId', 'is not distinct from', key.meetingId)
    .where(sql`left(occurrence, 10)`, 'is not distinct from', key.occurrence?.slice(0, 10) ?? null)
    .where('groupId', 'is not distinct from', key.groupId)
    .orderBy('createdAt')
    .executeTakeFirst();
}

/** Makes the room unless it is there. */
export async function insertRoom(db: Db, key: RoomKey): Promise<void> {
  await db
    .insertInto('room')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isBanned(db: Db | Tx, roomId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('roomBan')
    .select('memberId')
    .where('roomId', '=', roomId)
    .where('memberId', '=', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertBan(db: Db, ban: { roomId: string; memberId: string; bannedBy: string }): Promise<void> {
  await db
    .insertInto('roomBan')
    .values(ban)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteBan(db: Db, roomId: string, memberId: string): Promise<void> {
  await db.deleteFrom('roomBan').where('roomId', '=', roomId).where('memberId', '=', memberId).execute();
}

export function findMember(db: Db, id: string) {
  return db.selectFrom('member').select(['initials', 'sector']).where('id', '=', id).executeTakeFirst();
}

export async function isChatham(db: Db | Tx, room: RoomRow): Promise<boolean> {
  if (!room.meetingId) return false;
  const row = await db.selectFrom('meeting').select('chatham').where('id', '=', room.meetingId).executeTakeFirst();
  return row?.chatham ?? true;
}

/** The database's clock, which all stays are compared by. */
export async function databaseTime(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return rows[0]?.now ?? new Date();
}
