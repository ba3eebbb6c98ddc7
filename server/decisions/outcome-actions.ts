import type { Decision, NewStatement } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type DecisionAccess, lockDecision, mayState, standingOf, whyNotDissent } from './access.ts';
import { announce, index } from './announce.ts';
import { deleteDissent, insertStatement, putDissent } from './outcome-queries.ts';
import { checkDay } from './timing.ts';

/** Writes one's dissent, or writes it anew, while the decision takes it. It belongs to the outcome. */
export async function dissent(ctx: Ctx, id: string, text: string): Promise<Decision> {
  if (!/\S/.test(text)) throw new AppError('invalid_input', { detail: 'text' });
  return changeDissent(ctx, id, (trx) => putDissent(trx, id, ctx.actor.id, text.trim()));
}

/** Takes one's dissent back, while the decision takes any. */
export async function retractDissent(ctx: Ctx, id: string): Promise<Decision> {
  return changeDissent(ctx, id, (trx) => deleteDissent(trx, id, ctx.actor.id));
}

async function changeDissent(ctx: Ctx, id: string, change: (trx: Tx) => Promise<void>): Promise<Decision> {
  const { db, actor } = ctx;
  return db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    const refusal = whyNotDissent(standingOf(access, Date.now()));
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
