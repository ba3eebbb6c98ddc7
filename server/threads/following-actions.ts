import type { Following, FollowLevel } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import { accessGroup } from '../groups/access.ts';
import { accessThread } from './access.ts';
import { findFollowing, findGroupFollow, setGroupFollow, setThreadFollow } from './following-queries.ts';

/** Chooses what the actor hears of a thread; null: as usual in its group. */
export async function followThread(
  { db, actor }: Ctx,
  threadId: string,
  level: FollowLevel | null,
): Promise<Following> {
  return db.transaction().execute(async (trx) => {
    await accessThread(trx, actor, threadId, 'read');
    await setThreadFollow(trx, threadId, actor.id, level);
    return findFollowing(trx, threadId, actor.id);
  });
}

/** What the actor hears of a group's threads unless they chose otherwise for one. */
export async function readGroupFollow({ db, actor }: Ctx, groupId: string): Promise<FollowLevel> {
  await accessGroup(db, actor, groupId, 'read');
  return findGroupFollow(db, groupId, actor.id);
}

export async function followGroup({ db, actor }: Ctx, groupId: string, level: FollowLevel): Promise<FollowLevel> {
  return db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'read');
    await setGroupFollow(trx, groupId, actor.id, level);
    return level;
  });
}
