import type { ThingRef } from '../../shared/links/schema.ts';
import type { MarkedIds } from '../../shared/notifications/schema.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { appendEvent } from '../realtime/log.ts';
import { markAllRead, markThingRead, markUnread } from './queries.ts';

/** Marks everything about a thing as read, on all of the reader's devices. Answers with what was new, to be undone by. */
export function readThing({ db, actor }: Ctx, thing: ThingRef): Promise<MarkedIds> {
  return db.transaction().execute(async (trx) => tellRead(trx, actor, await markThingRead(trx, actor.id, thing)));
}

/** Marks everything up to a moment as read: what came after was not on the page. */
export function readAll({ db, actor }: Ctx, until: string): Promise<MarkedIds> {
  return db
    .transaction()
    .execute(async (trx) => tellRead(trx, actor, await markAllRead(trx, actor.id, new Date(until))));
}

/** Makes notifications new again. */
export function unread({ db, actor }: Ctx, ids: string[]): Promise<MarkedIds> {
  return db.transaction().execute(async (trx) => {
    const items = (await markUnread(trx, actor.id, ids)).map(({ id, root }) => ({ id, root }));
    if (items.length > 0) await tell(trx, actor, { type: 'notification.unread', payload: { items } });
    return { ids: items.map(({ id }) => id) };
  });
}

async function tellRead(trx: Tx, actor: Actor, ids: string[]): Promise<MarkedIds> {
  if (ids.length > 0) await tell(trx, actor, { type: 'notification.read', payload: { ids } });
  return { ids };
}

const tell = (trx: Tx, { id }: Actor, event: { type: string; payload: object }) =>
  appendEvent(trx, `member:${id}`, event, id);
