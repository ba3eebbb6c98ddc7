import { AppError } from '../../shared/errors.ts';
import type { Message } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import { lockMessage } from './access.ts';
import { tellChange } from './changes.ts';
import { toMessage } from './message-queries.ts';
import { markPinned } from './standing-queries.ts';

/** Puts a message on top of its thread for everybody, or takes it down. An aside, which most do not see, stays where it is. */
export async function pinMessage({ db, actor }: Ctx, messageId: string, on: boolean): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (message.deletedAt || message.readers) throw new AppError('conflict');
    if (on === (message.pinnedAt !== null)) return toMessage(message);
    await markPinned(trx, messageId, on ? actor.id : null);
    return tellChange(trx, actor.id, access, { messageId, type: on ? 'message.pinned' : 'message.unpinned' });
  });
}
