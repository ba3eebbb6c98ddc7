import { sql } from 'kysely';
import type { Following, FollowLevel } from '../../shared/threads/schema.ts';
import type { Db, Tx } from '../db/client.ts';

/** Until somebody chooses otherwise, they are told of everything: by mail it comes as a digest. */
const usualLevel: FollowLevel = 'all';

/** The level that holds for a member `gm` in a thread `t`. */
export const levelOf = sql<FollowLevel>`coalesce(
  (select level from thread_follow f where f.thread_id = t.id and f.member_id = gm.member_id),
  (select level from group_follow f where f.group_id = t.group_id and f.member_id = gm.member_id),
  ${usualLevel})`;

export async function findFollowing(db: Db | Tx, threadId: string, memberId: string): Promise<Following> {
  const { rows } = await sql<{ own: FollowLevel | null; usual: FollowLevel | null }>`
    select
      (select level from thread_follow f where f.thread_id = t.id and f.member_id = ${memberId}) as own,
      (select level from group_follow f where f.group_id = t.group_id and f.member_id = ${memberId}) as usual
    from thread t where t.id = ${threadId}`.execute(db);
  return { own: rows[0]?.own ?? null, usual: rows[0]?.usual ?? usualLevel };
}

export async function findGroupFollow(db: Db | Tx, groupId: string, memberId: string): Promise<FollowLevel> {
  const { rows } = await sql<{ level: FollowLevel }>`
    select level from group_follow where group_id = ${groupId} and member_id = ${memberId}`.execute(db);
  return rows[0]?.level ?? usualLevel;
}

/** Chooses a level for a thread; null: as usual in its group. */
export async function setThreadFollow(
  trx: Tx,
  threadId: string,
  memberId: string,
  level: FollowLevel | null,
): Promise<void> {
  if (level === null)
    await sql`delete from thread_follow where thread_id = ${threadId} and member_id = ${memberId}`.execute(trx);
  else
    await sql`
      insert into thread_follow (thread_id, member_id, level) values (${threadId}, ${memberId}, ${level})
      on conflict (thread_id, member_id) do update set level = excluded.level`.execute(trx);
}

export async function setGroupFollow(trx: Tx, groupId: string, memberId: string, level: FollowLevel): Promise<void> {
  await sql`
    insert into group_follow (group_id, member_id, level) values (${groupId}, ${memberId}, ${level})
    on conflict (group_id, member_id) do update set level = excluded.level`.execute(trx);
}
