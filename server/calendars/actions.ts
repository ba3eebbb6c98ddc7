import { sql } from 'kysely';
import type { Feed, NewFeed } from '../../shared/calendars/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { type FeedRow, findFeedRow, listFeedRows } from './queries.ts';
import { feedUrl } from './source.ts';
import { deriveFeedToken, hashFeedToken } from './token.ts';

/** My subscriptions, with their addresses. */
export async function listFeeds({ db, actor, services }: Ctx): Promise<Feed[]> {
  const rows = await listFeedRows(db, actor.id);
  return rows.map((row) => toFeed(row, services.config));
}

/** Subscribes to my meetings or to a group's; there is one feed for each, however often it is asked for. */
export async function createFeed({ db, actor, services }: Ctx, { clientId, groupId = null }: NewFeed): Promise<Feed> {
  return db.transaction().execute(async (trx) => {
    if (groupId) await accessGroup(trx, actor, groupId, 'read');
    const added = await trx
      .insertInto('feed')
      .values({ memberId: actor.id, groupId, clientId })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'generation'])
      .executeTakeFirst();
    if (added) await addToken(trx, services.config, added);
    const mine = trx.selectFrom('feed').select('id').where('memberId', '=', actor.id).where('revokedAt', 'is', null);
    const { id } =
      added ?? (await mine.where('groupId', groupId ? '=' : 'is', groupId).executeTakeFirst()) ?? raise('gone');
    return toFeed((await findFeedRow(trx, id, actor.id)) ?? raise('gone'), services.config);
  });
}

/** Gives the feed a new address; the old one answers 410 from now on. */
export async function rotateFeed({ db, actor, services }: Ctx, feedId: string): Promise<Feed> {
  return db.transaction().execute(async (trx) => {
    await lockFeed(trx, feedId, actor.id);
    await revokeTokens(trx, feedId);
    const next = await trx
      .updateTable('feed')
      .set((is) => ({ generation: is('generation', '+', 1) }))
      .where('id', '=', feedId)
      .returning(['id', 'generation'])
      .executeTakeFirstOrThrow();
    await addToken(trx, services.config, next);
    return toFeed((await findFeedRow(trx, feedId, actor.id)) ?? raise('not_found'), services.config);
  });
}

/** Ends the feed; its address answers 410. */
export async function revokeFeed({ db, actor }: Ctx, feedId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockFeed(trx, feedId, actor.id);
    await revokeTokens(trx, feedId);
    await trx.updateTable('feed').set({ revokedAt: new Date() }).where('id', '=', feedId).execute();
  });
}

/** A feed is its owner's alone. */
async function lockFeed(trx: Tx, feedId: string, memberId: string): Promise<void> {
  const row = await trx
    .selectFrom('feed')
    .select('id')
    .where('id', '=', feedId)
    .where('memberId', '=', memberId)
    .where('revokedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('not_found');
}

async function addToken(
  trx: Tx,
  { secret }: Config,
  { id, generation }: { id: string; generation: number },
): Promise<void> {
  const tokenHash = hashFeedToken(deriveFeedToken(secret, id, generation));
  await trx.insertInto('feedToken').values({ tokenHash, feedId: id }).execute();
}

async function revokeTokens(trx: Tx, feedId: string): Promise<void> {
  const live = trx.updateTable('feedToken').set({ revokedAt: new Date() }).where('feedId', '=', feedId);
  await live.where('revokedAt', 'is', null).execute();
  await sql`notify calendar`.execute(trx);
}

function toFeed(row: FeedRow, config: Config): Feed {
  const { id, groupId, groupName, generation } = row;
  const isCurrent = hashFeedToken(deriveFeedToken(config.secret, id, generation)).equals(row.tokenHash);
  return {
    id,
    groupId,
    groupName,
    url: isCurrent ? feedUrl(config, row) : null,
    createdAt: row.createdAt.toISOString(),
    lastFetchedAt: row.lastFetchedAt?.toISOString() ?? null,
  };
}

function raise(code: 'gone' | 'not_found'): never {
  throw new AppError(code);
}
