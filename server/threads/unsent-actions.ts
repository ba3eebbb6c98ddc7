import { AppError } from '../../shared/errors.ts';
import type { Unsent, UnsentChange } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import { accessThread } from './access.ts';
import { announce, toWriter } from './announce.ts';
import { findUnsent, keepUnsent } from './unsent-queries.ts';

export async function readUnsent({ db, actor }: Ctx, threadId: string): Promise<Unsent> {
  await accessThread(db, actor, threadId, 'read');
  return findUnsent(db, threadId, actor.id);
}

/** Keeps what the actor types, and tells their other devices that it changed; `conflict` when one of them was faster. */
export async function changeUnsent({ db, actor }: Ctx, threadId: string, change: UnsentChange): Promise<Unsent> {
  return db.transaction().execute(async (trx) => {
    await accessThread(trx, actor, threadId, 'write');
    const revision = await keepUnsent(trx, { threadId, memberId: actor.id, ...change });
    if (revision === undefined) throw new AppError('conflict');
    await announce(trx, actor.id, [toWriter(actor.id, threadId, revision)]);
    return findUnsent(trx, threadId, actor.id);
  });
}
