import type { Decision } from '../../shared/decisions/schema.ts';
import type { Tx } from '../db/client.ts';
import { forgetThing } from '../search/actions.ts';
import { announce, tell } from './announce.ts';
import { listAsked } from './outcome-queries.ts';
import { listMissing } from './position-queries.ts';
import { withdraw } from './queries.ts';

/** Without a reason it is the hub that takes it back: fewer people are left than a secret ballot needs. */
export type TakingBack = { reason: string | null; actorId: string | null };

/** Ends a decision before its close, without a number; an urn is destroyed unopened. Whoever was asked is told. */
export async function takeBack(trx: Tx, id: string, { reason, actorId }: TakingBack): Promise<Decision> {
  await withdraw(trx, id, reason);
  await forgetThing(trx, { kind: 'decision', id });
  const decision = await announce(trx, {
    ...{ id, actorId, type: 'decision.changed' },
    touched: await listMissing(trx, id),
  });
  await tell(trx, decision, {
    ...{ kind: 'decision_closed', part: 'withdrawn', actorId },
    to: await listAsked(trx, id),
  });
  return decision;
}
