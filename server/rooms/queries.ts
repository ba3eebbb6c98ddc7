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

export async function findRoomByKey(db: Db, key: RoomKey): Promise<RoomRow | undefined> {
  return db
    .selectFrom('room')
    .select(columns)
    .where('meetingId', 'is not distinct from', key.meetingId)
    .where('occurrence', 'is not distinct from', key.occurrence)
    .where('groupId', 'is not distinct from', key.groupId)
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

/** Returns false when the ban stood already. */
export async function insertBan(
  trx: Tx,
  ban: { roomId: string; memberId: string; bannedBy: string },
): Promise<boolean> {
  const added = await trx
    .insertInto('roomBan')
    .values(ban)
    .onConflict((conflict) => conflict.doNothing())
    .returning('memberId')
    .executeTakeFirst();
  return added !== undefined;
}

export async function deleteBan(trx: Tx, roomId: string, memberId: string): Promise<void> {
  await trx.deleteFrom('roomBan').where('roomId', '=', roomId).where('memberId', '=', memberId).execute();
}
