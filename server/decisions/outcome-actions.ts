import { votedWith } from '../../shared/decisions/dissent.ts';
import type { Decision, NewStatement, Position } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type DecisionAccess, lockDecision, mayState, standingOf, whyNotDissent } from './access.ts';
import { announce, index } from './announce.ts';
import { loadDecision } from './decision-queries.ts';
import { deleteDissent, insertStatement, putDissent } from './outcome-queries.ts';
import { listPositions } from './position-queries.ts';
import { checkDay } from './timing.ts';

/** Writes one's dissent, or writes it anew, while the decision takes it. It belongs to the outcome. */
export async function dissent(ctx: Ctx, id: string, text: string): Promise<Decision> {
  if (!/\S/.test(text)) throw new AppError('invalid_input', { detail: 'text' });
  const isOutvoted = async (trx: Tx) => {
    const [position] = await listPositions(trx, id, ctx.actor.id);
    return isDissenter(await loadDecision(trx, id), position);
  };
  return changeDissent(ctx, id, { isOutvoted, change: (trx) => putDissent(trx, id, ctx.actor.id, text.trim()) });
}

/** Takes one's dissent back, while the decision takes any. */
export async function retractDissent(ctx: Ctx, id: string): Promise<Decision> {
  const isOutvoted = async () => true;
  return changeDissent(ctx, id, { isOutvoted, change: (trx) => deleteDissent(trx, id, ctx.actor.id) });
}

/** Something was decided that is not what this position says. A secret ballot has no positions. */
export function isDissenter({ outcome, version }: Decision, position: Position | null | undefined): boolean {
  if (!outcome || outcome.result === 'no_quorum') return false;
  return position?.version !== version || !votedWith(outcome.tally, position.choice);
}

type Change = { isOutvoted: (trx: Tx) => Promise<boolean>; change: (trx: Tx) => Promise<void> };

async function changeDissent(ctx: Ctx, id: string, { isOutvoted, change }: Change): Promise<Decision> {
  const { db, actor } = ctx;
  return db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    const refusal = whyNotDissent({ ...standingOf(access, Date.now()), outvoted: await isOutvoted(trx) });
    if (refusal) throw new AppError(refusal);
    await change(trx);
    return tellOutcome(trx, actor.id, access);
  });
}

/** Words the outcome anew, with the day on which to look at it again. The earlier words stay. */
export async function state({ db, actor }: Ctx, id: string, input: NewStatement): Promise<Decision> {
  checkDay(input.reviewOn);
  if (!/\S/.test(input.text)) throw new AppError('invalid_input', { detail: 'text' });
  return db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    if (!mayState(access)) throw new AppError('forbidden');
    if (access.decision.state !== 'closed') throw new AppError('decision_not_open');
    const { text, reviewOn, version } = input;
    const next = { decisionId: id, version: version + 1, text: text.trim(), reviewOn, authorId: actor.id };
    if (!(await insertStatement(trx, next))) throw new AppError('conflict');
    return tellOutcome(trx, actor.id, access);
  });
}

async function tellOutcome(trx: Tx, actorId: string, { decision: { id } }: DecisionAccess): Promise<Decision> {
  const decision = await announce(trx, { id, actorId, type: 'decision.changed', touched: [actorId] });
  await index(trx, decision);
  return decision;
}
