import { sql } from 'kysely';
import type {
  AccessToken,
  CreatedAccessToken,
  NewAccessToken,
  ProfileChange,
  Session,
} from '../../shared/accounts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Actor, Ctx, Services } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { lockGroupsOf, tellOfDisabled, tellOfMember } from '../groups/member-actions.ts';
import { hashToken, makeToken } from '../http/tokens.ts';
import { spellTimeZone } from '../time-zone.ts';
import { accessHub } from './access.ts';
import { bumpAccess } from './access-epoch.ts';
import { refreshMember } from './finding-actions.ts';

/** Changes one's own profile; the initials follow the name. */
export async function changeProfile({ db, actor }: Ctx, change: ProfileChange): Promise<void> {
  const wanted = spellTimeZone(change);
  if (Object.keys(change).length === 0) return;
  const initials = change.displayName === undefined ? {} : { initials: initialsOf(change.displayName) };
  const isSeen = Object.keys(change).some((field) => !isPrivate(field));
  await db.transaction().execute(async (trx) => {
    if (isSeen) await lockGroupsOf(trx, actor.id);
    await trx
      .updateTable('member')
      .set({ ...wanted, ...initials })
      .where('id', '=', actor.id)
      .execute();
    await refreshMember(trx, actor.id);
    if (isSeen) await tellOfMember(trx, actor.id, actor.id);
  });
}

/** What nobody else sees. */
const isPrivate = (field: string) => field === 'locale' || field === 'timeZone';

export async function listSessions(db: Db, actor: Actor): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'device', 'createdAt', 'lastUsedAt'])
    .where('memberId', '=', actor.id)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('lastUsedAt', 'desc')
    .execute();
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    current: actor.via.id === row.id,
  }));
}

/** Ends one of one's own sessions, its sockets included. */
export async function endSession({ db, actor }: Ctx, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('session')
      .where('id', '=', id)
      .where('memberId', '=', actor.id)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw new AppError('not_found');
    await bumpAccess(trx, actor.id);
  });
}

export async function listAccessTokens(db: Db, actor: Actor): Promise<AccessToken[]> {
  const rows = await db
    .selectFrom('accessToken')
    .select(['id', 'name', 'scope', 'createdAt', 'lastUsedAt'])
    .where('memberId', '=', actor.id)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
  return rows.map((row) => ({
    ...row,
    scope: row.scope as AccessToken['scope'],
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * Makes a personal access token for a member. The answer is the only time it is shown: whoever asks again under the same
 * client id, because no answer came, gets the same token with a new secret. 404 when it has been revoked since.
 */
export async function createAccessToken(db: Db, memberId: string, input: NewAccessToken): Promise<CreatedAccessToken> {
  const token = makeToken();
  const tokenHash = hashToken(token);
  const made = await db
    .insertInto('accessToken')
    .values({ ...input, memberId, tokenHash })
    .onConflict((same) =>
      same.columns(['memberId', 'clientId']).doUpdateSet({ tokenHash }).where('accessToken.revokedAt', 'is', null),
    )
    .returning(['id', 'name', 'scope', 'createdAt'])
    .executeTakeFirst();
  if (!made) throw new AppError('not_found');
  const scope = made.scope as AccessToken['scope'];
  return { ...made, scope, createdAt: made.createdAt.toISOString(), lastUsedAt: null, token };
}

/** Revokes a token of this member; its sockets close. */
export async function revokeAccessToken(db: Db, memberId: string, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .updateTable('accessToken')
      .set({ revokedAt: new Date() })
      .where('id', '=', id)
      .where('memberId', '=', memberId)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw new AppError('not_found');
    await bumpAccess(trx, memberId);
  });
}

/** Shuts a person out: sessions and tokens end, sockets close within a second, calls are left. */
export async function disableMember(db: Db, memberId: string, by: string | null = null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockGroupsOf(trx, memberId);
    const row = await trx
      .updateTable('member')
      .set({ disabledAt: new Date() })
      .where('id', '=', memberId)
      .where('disabledAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new AppError('not_found');
    await trx.deleteFrom('session').where('memberId', '=', memberId).execute();
    await trx
      .updateTable('accessToken')
      .set({ revokedAt: new Date() })
      .where('memberId', '=', memberId)
      .where('revokedAt', 'is', null)
      .execute();
    await refreshMember(trx, memberId);
    await tellOfDisabled(trx, memberId, by);
    await bumpAccess(trx, memberId);
  });
}

/** Lets a member administer the hub. */
export async function makeCoordinator(trx: Tx, memberId: string): Promise<void> {
  await trx.updateTable('member').set({ hubRole: 'coordinator' }).where('id', '=', memberId).execute();
  await bumpAccess(trx, memberId);
}

/** A coordinator of the hub disables somebody else. */
export async function disableByCoordinator({ db, actor }: Ctx, memberId: string): Promise<void> {
  accessHub(actor);
  if (memberId === actor.id) throw new AppError('forbidden');
  await disableMember(db, memberId, actor.id);
}

export type NewMember = {
  email: string;
  displayName: string;
  sector: string;
  hubRole?: 'coordinator' | 'member';
  organisation?: string;
  region?: string;
  competences?: string[];
};

/** Creates a person; the initials are the digits of a role account, or the first letters of two words. */
export async function createMember(db: Db | Tx, input: NewMember): Promise<string> {
  if (!db.isTransaction) return db.transaction().execute((trx) => createMember(trx, input));
  const { id } = await db
    .insertInto('member')
    .values({ ...input, initials: initialsOf(input.displayName) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await refreshMember(db, id);
  return id;
}

export function initialsOf(name: string): string {
  const number = /\d{1,3}/.exec(name)?.[0];
  if (number) return number;
  const words = name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

export async function listCapturedMails({ db, config }: Services) {
  if (!config.sample) throw new AppError('not_found');
  const rows = await db
    .selectFrom('mailMessage')
    .select(['id', 'recipient', 'subject', 'text', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** The member with this address (case aside), unless disabled. */
export function findActiveMemberByEmail(db: Db | Tx, email: string) {
  return db
    .selectFrom('member')
    .select(['id', 'email', 'locale', 'displayName'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
}
