import type { Tx } from '../db/client.ts';
import { appendEvents, lockTopics } from '../realtime/log.ts';
import { listGroupIdsOf, listGroupMembers } from './queries.ts';

/** To be called before a member is changed whose groups are told of it. */
export async function lockGroupsOf(trx: Tx, memberId: string): Promise<void> {
  const ids = await listGroupIdsOf(trx, memberId);
  await lockTopics(
    trx,
    ids.map((id) => `group:${id}`),
  );
}

/** Tells the groups of a member how the member looks now. */
export async function tellOfMember(trx: Tx, memberId: string, by: string): Promise<void> {
  const events = [];
  for (const groupId of await listGroupIdsOf(trx, memberId)) {
    const payload = (await listGroupMembers(trx, groupId)).find((member) => member.id === memberId);
    if (payload) events.push({ topic: `group:${groupId}`, event: { type: 'member.changed', payload } });
  }
  if (events.length > 0) await appendEvents(trx, events, by);
}

/** Tells the groups of a disabled member that they have one member less; `by` is null when an operator did it. */
export async function tellOfDisabled(trx: Tx, memberId: string, by: string | null): Promise<void> {
  const event = { type: 'member.left', payload: { memberId } };
  const events = (await listGroupIdsOf(trx, memberId)).map((groupId) => ({ topic: `group:${groupId}`, event }));
  if (events.length > 0) await appendEvents(trx, events, by);
}
