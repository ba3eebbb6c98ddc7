import type { Ctx } from '../context.ts';
import { accessThread } from './access.ts';

export type MessageSize = { ordinal: number; chars: number };

/** How long each message of a thread is, in its order; those that stand aside from it are not counted. */
export async function listMessageSizes({ db, actor }: Ctx, threadId: string): Promise<MessageSize[]> {
  await accessThread(db, actor, threadId, 'read');
  return db
    .selectFrom('message')
    .select(({ fn }) => ['ordinal', fn<number>('length', ['body']).as('chars')])
    .where('threadId', '=', threadId)
    .where('ordinal', '>', 0)
    .orderBy('ordinal')
    .execute();
}
