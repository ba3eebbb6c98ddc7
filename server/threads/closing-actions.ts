import { AppError } from '../../shared/errors.ts';
import type { Thread } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { lockThread, mayManageThread, type ThreadAccess } from './access.ts';
import { announce, toLists, toThreadTopic } from './announce.ts';
import { refreshThread } from './finding-actions.ts';
import { storableBody } from './text.ts';
import { loadThread, setClosing } from './thread-queries.ts';

/** Ends a thread with what came of it, which stands on top; closing it again changes the summary. */
export async function closeThread({ db, actor }: Ctx, threadId: string, summary: string): Promise<Thread> {
  return db.transaction().execute(async (trx) => {
    const access = await lockThread(trx, actor, threadId);
    if (!mayManageThread(access)) throw new AppError('forbidden');
    const text = summary.trim() === '' ? '' : await storableBody(trx, access.thread, summary);
    await setClosing(trx, threadId, { by: actor.id, summary: text });
    return tellThread(trx, actor.id, access);
  });
}

/** Opens it for writing again; the summary goes. */
export async function reopenThread({ db, actor }: Ctx, threadId: string): Promise<Thread> {
  return db.transaction().execute(async (trx) => {
    const access = await lockThread(trx, actor, threadId);
    if (!mayManageThread(access)) throw new AppError('forbidden');
    if (!access.thread.closing) return loadThread(trx, threadId, actor.id);
    await setClosing(trx, threadId, null);
    return tellThread(trx, actor.id, access);
  });
}

async function tellThread(trx: Tx, actorId: string, access: ThreadAccess): Promise<Thread> {
  await refreshThread(trx, access.thread.id);
  const thread = await loadThread(trx, access.thread.id, actorId);
  await announce(trx, actorId, [
    toThreadTopic(thread.id, { type: 'thread.changed', payload: { thread } }),
    ...toLists(thread, 'thread.changed'),
  ]);
  return thread;
}
