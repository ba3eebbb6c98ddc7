import { type RawBuilder, sql } from 'kysely';
import type { Me, Member, Sector } from '../../shared/accounts/schema.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';

/** A session ends this long (ms) after its last use. */
export const sessionMs = 14 * 86_400_000;

type MemberRow = {
  id: string;
  displayName: string;
  initials: string;
  sector: string;
  organisation: string;
  region: string;
  competences: string[];
};

/** Columns that make a `Member`; prefix-free, for the table `member`. */
export const memberColumns = [
  'member.id',
  'member.displayName',
  'member.initials',
  'member.sector',
  'member.organisation',
  'member.region',
  'member.competences',
] as const;

export function toMember(row: MemberRow): Member {
  const { id, displayName, initials, organisation, region, competences } = row;
  return { id, displayName, initials, sector: row.sector as Sector, organisation, region, competences };
}

type PersonJson = Pick<Member, 'id' | 'displayName' | 'initials' | 'sector'>;

/** A person as a JSON object, from the table alias of a member. */
export function toPersonJson(alias: string): RawBuilder<PersonJson> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`jsonb_build_object('id', ${column('id')}, 'displayName', ${column('displayName')},
    'initials', ${column('initials')}, 'sector', ${column('sector')})`;
}

const actorColumns = ['member.id', 'member.displayName', 'member.locale', 'member.timeZone', 'member.hubRole'] as const;
type ActorRow = { id: string; displayName: string; locale: string; timeZone: string; hubRole: string };

function toActor(row: ActorRow, via: Actor['via'], scope: Actor['scope']): Actor {
  const { id, displayName, timeZone } = row;
  return {
    id,
    displayName,
    timeZone,
    locale: row.locale as Actor['locale'],
    hubRole: row.hubRole as Actor['hubRole'],
    via,
    scope,
  };
}

/** The owner of a live session. Its last use is written at most every five minutes, and so is its new end. */
export async function findActorBySession(db: Db, tokenHash: Buffer): Promise<Actor | undefined> {
  // Written out: every request begins with it, and building a query takes longer than this one.
  const { rows } = await sql<ActorRow & { sessionId: string; lastUsedAt: Date }>`
    select s.id as session_id, s.last_used_at, m.id, m.display_name, m.locale, m.time_zone, m.hub_role
    from session s join member m on m.id = s.member_id
    where s.token_hash = ${tokenHash} and s.expires_at > now() and m.disabled_at is null`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  if (Date.now() - row.lastUsedAt.getTime() > 300_000) {
    const set = { lastUsedAt: new Date(), expiresAt: new Date(Date.now() + sessionMs) };
    await db.updateTable('session').set(set).where('id', '=', row.sessionId).execute();
  }
  return toActor(row, { kind: 'session', id: row.sessionId }, 'write');
}

export async function findActorByToken(db: Db, tokenHash: Buffer): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('accessToken')
    .innerJoin('member', 'member.id', 'accessToken.memberId')
    .select(['accessToken.id as tokenId', 'accessToken.scope', 'accessToken.lastUsedAt', ...actorColumns])
    .where('accessToken.tokenHash', '=', tokenHash)
    .where('accessToken.revokedAt', 'is', null)
    .where('member.disabledAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > 300_000) {
    await db.updateTable('accessToken').set({ lastUsedAt: new Date() }).where('id', '=', row.tokenId).execute();
  }
  return toActor(row, { kind: 'token', id: row.tokenId }, row.scope as Actor['scope']);
}

/** Somebody who acts without a session or token: by a mail that only they could have answered. */
export async function findActorById(db: Db, id: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('member')
    .select(actorColumns)
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return row && toActor(row, { kind: 'mail', id }, 'write');
}

/** True while the session or token that a socket was opened with still stands and its owner is not disabled. */
export async function isActorValid(db: Db, actor: Actor): Promise<boolean> {
  const live =
    actor.via.kind === 'session'
      ? db
          .selectFrom('session')
          .select('memberId')
          .where('id', '=', actor.via.id)
          .where('expiresAt', '>', sql<Date>`now()`)
      : db.selectFrom('accessToken').select('memberId').where('id', '=', actor.via.id).where('revokedAt', 'is', null);
  const row = await db
    .selectFrom('member')
    .select('id')
    .where('id', 'in', live)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findMe(db: Db, id: string): Promise<Omit<Me, 'demo'> | undefined> {
  const row = await db
    .selectFrom('member')
    .select([...memberColumns, 'email', 'hubRole', 'locale', 'timeZone'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { email, timeZone } = row;
  return {
    ...toMember(row),
    email,
    timeZone,
    hubRole: row.hubRole as Me['hubRole'],
    locale: row.locale as Me['locale'],
  };
}

/** Everybody who can sign in, by sector and name. */
export async function listMembers(db: Db): Promise<Member[]> {
  const rows = await db
    .selectFrom('member')
    .select(memberColumns)
    .where('disabledAt', 'is', null)
    .orderBy('sector')
    .orderBy('displayName')
    .execute();
  return rows.map(toMember);
}
