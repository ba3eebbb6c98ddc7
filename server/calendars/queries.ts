import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import { hashFeedToken } from './token.ts';

const columns = [
  'feed.id',
  'feed.memberId',
  'feed.groupId',
  'feed.generation',
  'feed.createdAt',
  'feed.lastFetchedAt',
  'workingGroup.name as groupName',
] as const;

function selectFeeds(db: Db | Tx) {
  return db
    .selectFrom('feed')
    .leftJoin('workingGroup', 'workingGroup.id', 'feed.groupId')
    .innerJoin('feedToken', (join) =>
      join.onRef('feedToken.feedId', '=', 'feed.id').on('feedToken.revokedAt', 'is', null),
    )
    .select([...columns, 'feedToken.tokenHash'])
    .where('feed.revokedAt', 'is', null);
}
export type FeedRow = Awaited<ReturnType<ReturnType<typeof selectFeeds>['execute']>>[number];

export function listFeedRows(db: Db, memberId: string): Promise<FeedRow[]> {
  return selectFeeds(db).where('feed.memberId', '=', memberId).orderBy('feed.createdAt').execute();
}

export function findFeedRow(db: Db | Tx, feedId: string, memberId: string): Promise<FeedRow | undefined> {
  return selectFeeds(db).where('feed.id', '=', feedId).where('feed.memberId', '=', memberId).executeTakeFirst();
}

/** What tells whether a feed's bytes are still right; `key` changes with anything they are made of. */
export type Freshness = { hash: string; feedId: string; gone: boolean; key: string };

/** Asks for many tokens at once: the owner's own clock and those of their groups. */
export async function readFreshness(db: Db, tokens: string[]): Promise<Map<string, Freshness>> {
  const tokenOf = new Map(tokens.map((token) => [hashFeedToken(token).toString('hex'), token]));
  const { rows } = await sql<Freshness>`
    select encode(t.token_hash, 'hex') as hash, f.id as feed_id,
      (t.revoked_at is not null or f.revoked_at is not null or m.disabled_at is not null) as gone,
      concat_ws(' ', f.generation, m.locale, m.time_zone, own.version, mine.key) as key
    from feed_token t
    join feed f on f.id = t.feed_id
    join member m on m.id = f.member_id
    left join calendar_clock own on own.owner_id = m.id
    left join lateral (
      select string_agg(concat_ws(':', g.group_id, c.version, extract(epoch from w.updated_at)), ',' order by g.group_id) as key
      from group_member g
      join working_group w on w.id = g.group_id
      left join calendar_clock c on c.owner_id = g.group_id
      where g.member_id = m.id
    ) mine on true
    where t.token_hash in (select decode(hash, 'hex') from unnest(${[...tokenOf.keys()]}::text[]) hash)`.execute(db);
  return new Map(rows.map((row) => [tokenOf.get(row.hash) ?? '', row]));
}

/** The feed with its owner, for building it. */
export function findFeedSource(db: Db, feedId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('member', 'member.id', 'feed.memberId')
    .leftJoin('workingGroup', 'workingGroup.id', 'feed.groupId')
    .select(['feed.id', 'feed.memberId', 'feed.groupId', 'feed.generation', 'workingGroup.name as groupName'])
    .select(['member.locale', 'member.timeZone'])
    .where('feed.id', '=', feedId)
    .executeTakeFirstOrThrow();
}

/**
 * When these bytes first came up: the feed's Last-Modified, the same on every node. It moves on by a second at least, as
 * HTTP dates have no finer grain.
 */
export async function noteContent(db: Db, feedId: string, hash: string): Promise<Date> {
  const { rows } = await sql<{ modifiedAt: Date }>`
    with changed as (
      update feed set content_hash = ${hash},
        modified_at = greatest(date_trunc('second', now()), modified_at + interval '1 second')
      where id = ${feedId} and content_hash <> ${hash} returning modified_at
    )
    select modified_at from changed
    union all
    select modified_at from feed where id = ${feedId} and not exists (select 1 from changed)`.execute(db);
  return rows[0]?.modifiedAt ?? new Date(0);
}

export async function noteFetched(db: Db, feedId: string): Promise<void> {
  await db.updateTable('feed').set({ lastFetchedAt: new Date() }).where('id', '=', feedId).execute();
}
