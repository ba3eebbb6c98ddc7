import { randomUUID } from 'node:crypto';
import { fitsRule, leastSecret } from '../../shared/decisions/rule.ts';
import type { DecisionPage, NewPosition, NewRecusal } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type DecisionAccess, lockDecision, standingOf, whyNotVote } from './access.ts';
import { announce } from './announce.ts';
import {
  countEligible,
  findByClient,
  findHeld,
  insertPosition,
  listPositions,
  markRecused,
  markVoted,
} from './position-queries.ts';
import { openDecision } from './reading-actions.ts';
import { takeBack } from './taking-back-actions.ts';
import { toRule } from './tending-actions.ts';
import { putBallot, removeBallot } from './urn.ts';

/**
 * Votes, or changes one's position until the close. In an open ballot the same clientId counts once, for ever; in a secret
 * one nothing of the request is kept with the choice, and the receipt replaces the ballot that it was given with.
 */
export async function holdPosition(ctx: Ctx, id: string, input: NewPosition): Promise<DecisionPage> {
  const { db, actor } = ctx;
  await db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    const { decision } = access;
    // Sent again after a lost answer, also after the close: it counted once and counts no more.
    if (!decision.settings.secret && (await isRepeated(trx, actor.id, id, input.clientId))) return;
    const refusal = whyNotVote(standingOf(access, Date.now()));
    if (refusal) throw new AppError(refusal);
    if (input.version !== decision.version) throw new AppError('decision_reworded');
    if (!fitsRule(input.choice, toRule(decision))) throw new AppError('decision_choice');
    await (decision.settings.secret ? castSecretly(ctx, trx, access, input) : hold(ctx, trx, access, input));
  });
  return openDecision(ctx, id);
}

async function isRepeated(trx: Tx, memberId: string, id: string, clientId: string): Promise<boolean> {
  const known = await findByClient(trx, memberId, clientId);
  if (known && known !== id) throw new AppError('conflict');
  return known === id;
}

async function hold({ actor }: Ctx, trx: Tx, { decision }: DecisionAccess, input: NewPosition): Promise<void> {
  const { id, settings, version } = decision;
  const { choice, clientId } = input;
  const reason = settings.reasons === 'off' ? '' : (input.reason ?? '').trim();
  if (settings.reasons === 'required' && !reason) throw new AppError('decision_reason');
  const held = await findHeld(trx, id, actor.id, choice);
  if (held?.same && held.version === version && held.reason === reason) return;
  const ordinal = (held?.ordinal ?? 0) + 1;
  await insertPosition(trx, { decisionId: id, memberId: actor.id, ordinal, version, choice, reason, clientId });
  await markVoted(trx, id, actor.id, true);
  await tellPosition(trx, decision, actor.id);
}

async function castSecretly({ actor, services }: Ctx, trx: Tx, { decision }: DecisionAccess, input: NewPosition) {
  const { id, voted } = decision;
  const { receipt, choice } = input;
  if (!receipt) throw new AppError('invalid_input', { detail: 'receipt' });
  const urn = { secret: services.config.secret, decisionId: id };
  if (!(await putBallot(trx, urn, { receipt, choice }, voted))) throw new AppError('decision_ballot_cast');
  if (voted) return;
  await markVoted(trx, id, actor.id, true);
  await announce(trx, { id, actorId: null, type: 'position.counted', touched: [actor.id] });
}

/** A position is told where everybody sees all of them; elsewhere only that the count moved. */
async function tellPosition(trx: Tx, { id, settings }: DecisionAccess['decision'], memberId: string): Promise<void> {
  const [position] = settings.visibility === 'always' ? await listPositions(trx, id, memberId) : [];
  const telling = { id, actorId: memberId, touched: [memberId] };
  await announce(
    trx,
    position ? { ...telling, type: 'position.held', position } : { ...telling, type: 'position.counted' },
  );
}

/**
 * Declares a conflict of interest: a position already held no longer counts, and the quorum is of the others. Where it leaves
 * fewer people than a secret ballot needs, it is accepted and the ballot ends without a result: nothing is counted.
 */
export async function recuse(ctx: Ctx, id: string, { reason, receipt }: NewRecusal): Promise<DecisionPage> {
  const { db, actor } = ctx;
  await db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    const { decision } = access;
    if (decision.recused) return;
    const refusal = whyNotVote(standingOf(access, Date.now()));
    if (refusal) throw new AppError(refusal);
    if (decision.voted && decision.settings.secret) await takeBallotBack(ctx, trx, id, receipt);
    await markRecused(trx, id, actor.id, reason.trim());
    await markVoted(trx, id, actor.id, false);
    await takePositionBack(trx, access, actor.id);
    if (decision.settings.secret && (await countEligible(trx, id)) < leastSecret)
      await takeBack(trx, id, { reason: null, actorId: null });
  });
  return openDecision(ctx, id);
}

async function takeBallotBack({ services }: Ctx, trx: Tx, id: string, receipt: string | undefined): Promise<void> {
  const urn = { secret: services.config.secret, decisionId: id };
  if (!receipt || !(await removeBallot(trx, urn, receipt))) throw new AppError('decision_ballot_cast');
}

async function takePositionBack(trx: Tx, { decision }: DecisionAccess, memberId: string): Promise<void> {
  const { id, version } = decision;
  const held = await findHeld(trx, id, memberId, null);
  if (!held || held.same) {
    await announce(trx, { id, actorId: memberId, type: 'decision.changed', touched: [memberId] });
    return;
  }
  const withdrawn = { version, choice: null, reason: '', clientId: randomUUID() };
  await insertPosition(trx, { decisionId: id, memberId, ordinal: held.ordinal + 1, ...withdrawn });
  await tellPosition(trx, decision, memberId);
}

/** Takes the declaration back before the close: one votes again, from nothing. */
export async function unrecuse(ctx: Ctx, id: string): Promise<DecisionPage> {
  const { db, actor } = ctx;
  await db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'read');
    const { recused } = access.decision;
    const refusal = whyNotVote({ ...standingOf(access, Date.now()), recused: false });
    if (refusal) throw new AppError(refusal);
    if (!recused) return;
    await markRecused(trx, id, actor.id, null);
    await announce(trx, { id, actorId: actor.id, type: 'decision.changed', touched: [actor.id] });
  });
  return openDecision(ctx, id);
}
