import { sql } from 'kysely';
import type { Sector } from '../../shared/accounts/schema.ts';
import type { PersonInRoom } from '../../shared/rooms/schema.ts';
import type { Db, Tx } from '../db/client.ts';

/** One uninterrupted presence of one tab in a call, by the id that LiveKit gave the participant. */
export type StayKey = { roomId: string; memberId: string; identity: string; participantSid: string };

/** Notes that a stay began. Told late or twice it changes nothing, and never opens one that has ended. */
export async function openStay(trx: Tx, key: StayKey, joinedAt: Date): Promise<void> {
  await trx
    .insertInto('roomStay')
    .values({ ...key, joinedAt, seenAt: joinedAt })
    .onConflict((conflict) => conflict.columns(['roomId', 'participantSid']).doNothing())
    .execute();
}

/** Notes that a stay ended; one that was never heard of before is kept too, with the beginning that LiveKit gives. */
export async function closeStay(trx: Tx, key: StayKey, span: { joinedAt: Date; leftAt: Date }): Promise<void> {
  const leftAt = span.leftAt < span.joinedAt ? span.joinedAt : span.leftAt;
  await trx
    .insertInto('roomStay')
    .values({ ...key, joinedAt: span.joinedAt, leftAt, seenAt: leftAt })
    .onConflict((conflict) =>
      conflict
        .columns(['roomId', 'participantSid'])
        .doUpdateSet({
          leftAt: sql`greatest(${leftAt}, room_stay.joined_at)`,
          changedAt: sql`clock_timestamp()`,
        })
        .where('roomStay.leftAt', 'is', null),
    )
    .execute();
}

/** Puts in order what LiveKit's list of `listedAt` says; a stay that changed since then is left to a newer list. */
export async function reconcileStays(
  trx: Tx,
  roomId: string,
  seen: (StayKey & { joinedAt: Date })[],
  listedAt: Date,
): Promise<void> {
  const sids = seen.map((stay) => stay.participantSid);
  for (const { joinedAt, ...key } of seen) await openStay(trx, key, joinedAt);
  const ofRoom = trx.updateTable('roomStay').where('roomId', '=', roomId).where('changedAt', '<', listedAt);
  if (sids.length > 0)
    await ofRoom.set({ seenAt: listedAt, leftAt: null }).where('participantSid', 'in', sids).execute();
  const gone = ofRoom
    .set({ leftAt: sql`greatest(seen_at, joined_at)`, changedAt: sql`clock_timestamp()` })
    .where('leftAt', 'is', null);
  await (sids.length > 0 ? gone.where('participantSid', 'not in', sids) : gone).execute();
}

/** Who is in the call now: each person once. */
export async function listPresent(db: Db | Tx, roomId: string): Promise<PersonInRoom[]> {
  const rows = await db
    .selectFrom('roomStay')
    .innerJoin('member', 'member.id', 'roomStay.memberId')
    .select(['member.id as memberId', 'member.displayName', 'member.initials', 'member.sector'])
    .distinctOn('member.id')
    .where('roomStay.roomId', '=', roomId)
    .where('roomStay.leftAt', 'is', null)
    .orderBy('member.id')
    .execute();
  return rows.map((row) => ({ ...row, sector: row.sector as Sector }));
}

/** Rooms in which somebody is, as far as the hub knows. */
export async function roomsInUse(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('roomStay').select('roomId').distinct().where('leftAt', 'is', null).execute();
  return rows.map((row) => row.roomId);
}

/** Every stay in a room with who it was, by name and time. */
export function listStays(db: Db, roomId: string) {
  return db
    .selectFrom('roomStay')
    .innerJoin('member', 'member.id', 'roomStay.memberId')
    .select(['member.id as memberId', 'member.displayName', 'member.initials', 'member.sector', 'joinedAt', 'leftAt'])
    .where('roomId', '=', roomId)
    .orderBy('member.displayName')
    .orderBy('member.id')
    .orderBy('joinedAt')
    .execute();
}
