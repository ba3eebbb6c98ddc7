import { AppError } from '../../shared/errors.ts';
import type { ConfirmationList, Message, ToConfirm } from '../../shared/threads/schema.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { accessMessage, lockMessage } from './access.ts';
import { announce } from './announce.ts';
import { reload, tellChange, toHearers } from './changes.ts';
import { toMessage } from './message-queries.ts';
import {
  deleteConfirmation,
  insertConfirmation,
  listMessageReaders,
  listUnconfirmed,
  markAsking,
} from './standing-queries.ts';

type Asking = { messageId: string; groupId: string; actorId: string; key: string };

/** Tells everybody who may read a message that its author waits for their word. */
export async function tellAsked(trx: Tx, { messageId, groupId, actorId, key }: Asking): Promise<void> {
  const recipients = (await listMessageReaders(trx, messageId)).map(({ person }) => person.id);
  const thing = { kind: 'message', id: messageId } as const;
  await notify(trx, { key, kind: 'confirm_request', recipients, thing, groupId, actorId });
}

/** The author asks everybody who may read a message to confirm it. */
export async function askConfirmation({ db, actor }: Ctx, messageId: string): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, ...access } = await lockMessage(trx, actor, messageId);
    if (message.authorId !== actor.id) throw new AppError('forbidden');
    if (message.deletedAt) throw new AppError('conflict');
    if (message.confirmations) return toMessage(message);
    await markAsking(trx, messageId);
    const asked = await tellChange(trx, actor.id, access, { messageId, type: 'message.asked' });
    const { groupId } = access.thread;
    await tellAsked(trx, { messageId, groupId, actorId: actor.id, key: `confirm:${messageId}` });
    return asked;
  });
}

/** Says "I have read and taken note", observers too, or takes it back. Authors do not confirm to themselves. */
export async function confirmMessage({ db, actor }: Ctx, messageId: string, on: boolean): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message, thread } = await lockMessage(trx, actor, messageId, 'read');
    if (!message.confirmations || message.deletedAt || message.authorId === actor.id) throw new AppError('conflict');
    const changed = await (on ? insertConfirmation : deleteConfirmation)(trx, messageId, actor.id);
    if (!changed) return toMessage(message);
    const type = on ? 'confirmation.added' : 'confirmation.removed';
    await announce(trx, actor.id, toHearers(message, { type, payload: { messageId, person: thread.me } }));
    return toMessage(await reload(trx, messageId));
  });
}

/** Who has confirmed and who has not, for the author and whoever leads the group. */
export async function readConfirmations({ db, actor }: Ctx, messageId: string): Promise<ConfirmationList> {
  const { message, role } = await accessMessage(db, actor, messageId, 'read');
  const leads = role === 'chair' || role === 'coordinator';
  if (message.authorId !== actor.id && !leads) throw new AppError('forbidden');
  if (!message.confirmations || message.deletedAt) throw new AppError('conflict');
  const readers = await listMessageReaders(db, messageId);
  return {
    confirmed: readers.filter(({ confirmed }) => confirmed).map(({ person }) => person),
    missing: readers.filter(({ confirmed }) => !confirmed).map(({ person }) => person),
  };
}

/** What waits for the actor's confirmation, the oldest first, for Today. */
export function listToConfirm(db: Db, actor: Actor): Promise<ToConfirm[]> {
  return listUnconfirmed(db, actor.id);
}
