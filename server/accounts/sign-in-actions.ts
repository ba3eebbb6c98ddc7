import { sql } from 'kysely';
import type { DemoPerson } from '../../shared/accounts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { hashToken, makeToken } from '../http/tokens.ts';
import { findActiveMemberByEmail } from './actions.ts';
import { signInMail } from './mails.ts';
import { memberColumns, sessionMs, toMember } from './queries.ts';

const linkMinutes = 15;

/** Mails a link that signs in once, within 15 minutes. Answers the same whether or not the address is known. */
export async function requestLink({ db, mail, config }: Services, email: string): Promise<void> {
  const member = await findActiveMemberByEmail(db, email);
  if (!member) return;
  await db.transaction().execute(async (trx) => {
    const link = await makeSignInLink(trx, config, member.id);
    await mail.enqueue(trx, signInMail(member, link));
  });
}

/** The address that signs this member in once, within 15 minutes. */
export async function makeSignInLink(trx: Tx, config: Config, memberId: string): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + linkMinutes * 60_000);
  await trx
    .insertInto('signInLink')
    .values({ memberId, tokenHash: hashToken(token), expiresAt })
    .execute();
  return `${config.publicUrl}/wejdz#${token}`;
}

/** Opens a session; returns its token, which only the browser keeps. */
export async function openSession(trx: Tx, memberId: string, device: string): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + sessionMs);
  await trx
    .insertInto('session')
    .values({ memberId, tokenHash: hashToken(token), device: device.slice(0, 200), expiresAt })
    .execute();
  return token;
}

/** Trades a link's token for a session; a second use, or one after 15 minutes, is refused. */
export async function signInByLink({ db }: Services, token: string, device: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const link = await trx
      .updateTable('signInLink')
      .set({ usedAt: new Date() })
      .where('tokenHash', '=', hashToken(token))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', sql<Date>`now()`)
      .returning('memberId')
      .executeTakeFirst();
    if (!link) throw new AppError('link_expired');
    if (!(await isActive(trx, link.memberId))) throw new AppError('link_expired');
    return openSession(trx, link.memberId, device);
  });
}

/** Signs in as one of the sample team, where there is one. */
export async function signInAsSample({ db, config }: Services, memberId: string, device: string): Promise<string> {
  if (!config.sample) throw new AppError('not_found');
  return db.transaction().execute(async (trx) => {
    if (!(await isActive(trx, memberId))) throw new AppError('not_found');
    return openSession(trx, memberId, device);
  });
}

async function isActive(trx: Tx, memberId: string): Promise<boolean> {
  const member = trx.selectFrom('member').select('id').where('id', '=', memberId).where('disabledAt', 'is', null);
  return (await member.executeTakeFirst()) !== undefined;
}

/** The people one may sign in as in the demo. */
export async function listSamplePeople({ db, config }: Services): Promise<DemoPerson[]> {
  if (!config.sample) throw new AppError('not_found');
  const rows = await db
    .selectFrom('member')
    .select([...memberColumns, 'hubRole'])
    .where('disabledAt', 'is', null)
    .orderBy('hubRole')
    .orderBy('displayName')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...toMember(row), hubRole: row.hubRole as DemoPerson['hubRole'] }));
}
