import { AppError } from '../../shared/errors.ts';
import type { Message, ReactionKind } from '../../shared/threads/schema.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { lockMessage } from './access.ts';
import { announce } from './announce.ts';
import { reload, toHearers } from './changes.ts';
import { deleteReaction, insertReaction, type MessageRow, toMessage } from './message-queries.ts';

export type ReactionInput = { messageId: string; kind: ReactionKind; on: boolean };

/** Adds or takes back one's reaction, observers too; saying it twice changes nothing. */
export async function react({ db, actor }: Ctx, { messageId, kind, on }: ReactionInput): Promise<Message> {
  return db.transaction().execute(async (trx) => {
    const { message } = await lockMessage(trx, actor, messageId, 'read');
    if (message.deletedAt) throw new AppError('conflict');
    const row = { messageId, memberId: actor.id, kind };
    const person = await (on ? addReaction(trx, row) : removeReaction(trx, row, message));
    if (!person) return toMessage(message);
    const type = on ? 'reaction.added' : 'reaction.removed';
    await announce(trx, actor.id, toHearers(message, { type, payload: { messageId, kind, person } }));
    return toMessage(await reload(trx, messageId));
  });
}

type Row = { messageId: string; memberId: string; kind: ReactionKind };

async function addReaction(trx: Tx, row: Row) {
  if (!(await insertReaction(trx, row))) return undefined;
  return personIn(await reload(trx, row.messageId), row.memberId);
}

async function removeReaction(trx: Tx, row: Row, before: MessageRow) {
  return (await deleteReaction(trx, row)) ? personIn(before, row.memberId) : undefined;
}

function personIn(message: MessageRow, memberId: string) {
  return message.reactions.find((reaction) => reaction.person.id === memberId)?.person;
}
