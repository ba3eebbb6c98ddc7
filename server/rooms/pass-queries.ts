import { sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';

/** For whom a token was made, and by what they proved who they are. */
export type Pass = { identity: string; roomId: string; actor: Actor; revoked: boolean };

/** Remembers that this identity may be in the room; a pass taken away comes back only by a new access check. */
export async function savePass(db: Db, pass: Omit<Pass, 'revoked'>): Promise<void> {
  const { identity, roomId, actor } = pass;
  await db
    .insertInto('roomPass')
    .values({ identity, roomId, memberId: actor.id, viaKind: actor.via.kind, viaId: actor.via.id })
    .onConflict((conflict) => conflict.column('identity').doUpdateSet({ issuedAt: sql`now()`, revokedAt: null }))
    .execute();
}

/** Who an identity belongs to; `revoked` when they may not be in the call any more. */
export async function findPass(db: Db, roomId: string, identity: string): Promise<Pass | undefined> {
  const rows = await passes(db).where('identity', '=', identity).where('roomId', '=', roomId).execute();
  return toPasses(rows)[0];
}

/** Passes of a member that still hold. */
export async function passesOfMember(db: Db, memberId: string): Promise<Pass[]> {
  return toPasses(await passes(db).where('roomPass.memberId', '=', memberId).where('revokedAt', 'is', null).execute());
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
      'roomPass.revokedAt',
      'member.id',
      'member.displayName',
      'member.locale',
      'member.timeZone',
      'member.hubRole',
    ])
    .orderBy('roomPass.issuedAt', 'desc');
}

type PassRow = Awaited<ReturnType<ReturnType<typeof passes>['execute']>>[number];

function toPasses(rows: PassRow[]): Pass[] {
  return rows.map(({ identity, roomId, viaKind, viaId, revokedAt, ...member }) => ({
    identity,
    roomId,
    revoked: revokedAt !== null,
    actor: { ...member, via: { kind: viaKind, id: viaId }, scope: 'write' } as Actor,
  }));
}
