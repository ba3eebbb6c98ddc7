import { sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';

/** For whom a token was made, and by what they proved who they are. */
export type Pass = { identity: string; roomId: string; actor: Actor };

/** Remembers that this identity may be in the room; a pass taken away comes back only by a new access check. */
export async function savePass(db: Db, pass: Pass): Promise<void> {
  const { identity, roomId, actor } = pass;
  await db
    .insertInto('roomPass')
    .values({ identity, roomId, memberId: actor.id, viaKind: actor.via.kind, viaId: actor.via.id })
    .onConflict((conflict) => conflict.column('identity').doUpdateSet({ issuedAt: sql`now()`, revokedAt: null }))
    .execute();
}

/** Valid passes of a member, newest first. */
export function passesOfMember(db: Db, memberId: string): Promise<Pass[]> {
  return passes(db).where('roomPass.memberId', '=', memberId).execute().then(toPasses);
}

/** Valid passes to a room. */
export function passesOfRoom(db: Db, roomId: string): Promise<Pass[]> {
  return passes(db).where('roomPass.roomId', '=', roomId).execute().then(toPasses);
}

export async function revokePass(db: Db | Tx, identity: string): Promise<void> {
  await db.updateTable('roomPass').set({ revokedAt: sql`now()` }).where('identity', '=', identity).execute();
}

/** Forgets passes that nobody used for a day. */
export async function prunePasses(db: Db): Promise<void> {
  await db
    .deleteFrom('roomPass')
    .where('issuedAt', '<', sql<Date>`now() - interval '1 day'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('roomStay')
            .select('roomStay.id')
            .whereRef('roomStay.identity', '=', 'roomPass.identity')
            .where('roomStay.leftAt', 'is', null),
        ),
      ),
    )
    .execute();
}

function passes(db: Db) {
  return db
    .selectFrom('roomPass')
    .innerJoin('member', 'member.id', 'roomPass.memberId')
    .select([
      'roomPass.identity',
      'roomPass.roomId',
      'roomPass.viaKind',
      'roomPass.viaId',
      'member.id',
      'member.displayName',
      'member.locale',
      'member.timeZone',
      'member.hubRole',
    ])
    .where('roomPass.revokedAt', 'is', null)
    .orderBy('roomPass.issuedAt', 'desc');
}

type PassRow = Awaited<ReturnType<ReturnType<typeof passes>['execute']>>[number];

function toPasses(rows: PassRow[]): Pass[] {
  return rows.map(({ identity, roomId, viaKind, viaId, ...member }) => ({
    identity,
    roomId,
    actor: { ...member, via: { kind: viaKind, id: viaId }, scope: 'write' } as Actor,
  }));
}
