import type { Tx } from '../db/client.ts';
import { announceJoiner, tell } from './announce.ts';
import { loadDecision } from './decision-queries.ts';
import { insertJoiner } from './position-queries.ts';

/** Somebody came into a group, or to a role that votes: they are asked where the settings of an open decision say so. */
export async function askJoiner(trx: Tx, groupId: string, memberId: string): Promise<void> {
  const ids = await insertJoiner(trx, groupId, memberId);
  if (ids.length === 0) return;
  const decisions = [];
  for (const id of ids) decisions.push(await loadDecision(trx, id));
  await announceJoiner(trx, decisions, memberId);
  for (const decision of decisions)
    await tell(trx, decision, { kind: 'decision_opened', to: [memberId], actorId: null });
}
