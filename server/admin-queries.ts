import { sql } from 'kysely';
import type { Actor } from './context.ts';
import type { Db } from './db/client.ts';

/** The coordinator who has been one for longest: in their name the operator invites. */
export async function findActingCoordinator(db: Db): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('member')
    .select(['id', 'displayName', 'locale', 'timeZone'])
    .where('hubRole', '=', 'coordinator')
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const locale = row.locale === 'en' ? 'en' : 'pl';
  return { ...row, locale, hubRole: 'coordinator', via: { kind: 'session', id: row.id }, scope: 'write' };
}

/** The address is that of a member who is shut out. */
export async function isDisabledAddress(db: Db, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('member')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('disabledAt', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export type HubCounts = {
  people: number;
  coordinators: number;
  disabled: number;
  groups: number;
  sessions: number;
  mailWaiting: number;
  jobsWaiting: number;
  jobsFailed: number;
};

/** How much of everything there is. */
export async function countHub(db: Db): Promise<HubCounts> {
  const { rows } = await sql<HubCounts>`
    select
      (select count(*) from member where disabled_at is null) as people,
      (select count(*) from member where disabled_at is null and hub_role = 'coordinator') as coordinators,
      (select count(*) from member where disabled_at is not null) as disabled,
      (select count(*) from working_group) as groups,
      (select count(*) from session where expires_at > now()) as sessions,
      (select count(*) from mail_message where sent_at is null) as mail_waiting,
      (select count(*) from graphile_worker.jobs where attempts < max_attempts) as jobs_waiting,
      (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as jobs_failed`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('The database does not answer.');
  return counts;
}

export type TokenLine = { id: string; name: string; scope: string; lastUsedAt: Date | null };

/** The member's access tokens that still work. */
export function listLiveTokens(db: Db, memberId: string): Promise<TokenLine[]> {
  return db
    .selectFrom('accessToken')
    .select(['id', 'name', 'scope', 'lastUsedAt'])
    .where('memberId', '=', memberId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
}
