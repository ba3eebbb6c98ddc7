import type { DecisionState } from '../../shared/decisions/schema.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { mayInGroup } from '../groups/access.ts';
import { type DecisionRow, findDecisionRow, lockDecisionRow } from './queries.ts';

export type DecisionAccess = { decision: DecisionRow; role: GroupRole; isAuthor: boolean };
export type Need = 'read' | 'write';

/** A decision is read by its group; under TLP:RED only by the readers it names, whatever their role. */
export function maySeeDecision({ label, isReader }: { label: TlpLabel; isReader: boolean }): boolean {
  return label !== 'TLP:RED' || isReader;
}

/** The decision as the actor may use it, or `not_found`, or `forbidden` when only reading is permitted. */
export async function accessDecision(db: Db | Tx, actor: Actor, id: string, need: Need): Promise<DecisionAccess> {
  if (!isUuid(id)) throw new AppError('not_found');
  return judge(actor, await findDecisionRow(db, id, actor.id), need);
}

/** As `accessDecision`; the row stays locked, so that votes, changes and the close of a decision take turns. */
export async function lockDecision(trx: Tx, actor: Actor, id: string, need: Need): Promise<DecisionAccess> {
  return judge(actor, await lockDecisionRow(trx, id, actor.id), need);
}

/** Topic rule: whoever may read the decision hears its events. */
export const accessDecisionTopic = (db: Db, actor: Actor, id: string) => accessDecision(db, actor, id, 'read');

function judge(actor: Actor, decision: DecisionRow | undefined, need: Need): DecisionAccess {
  if (!decision?.role || !maySeeDecision(decision)) throw new AppError('not_found');
  if (!mayInGroup(decision.role, need)) throw new AppError('forbidden');
  return { decision, role: decision.role, isAuthor: decision.authorId === actor.id };
}

type Part = Pick<DecisionAccess, 'role' | 'isAuthor'>;

/** The author or whoever leads the group changes, withdraws and relabels. */
export function mayManageDecision({ role, isAuthor }: Part): boolean {
  return role === 'chair' || role === 'coordinator' || (isAuthor && mayInGroup(role, 'write'));
}

/** They and the rapporteur word the outcome. */
export function mayState(part: Part): boolean {
  return part.role === 'rapporteur' || mayManageDecision(part);
}

export type LabelStep = { from: TlpLabel; to: TlpLabel; widened: boolean };

/** TLP 2.0: letting more people in is the originator's, or here the chair's; with a reason. */
export function isRelaxed({ from, to, widened }: LabelStep): boolean {
  return isStricter(from, to) || (to === 'TLP:RED' && widened);
}

export function mayRelax({ role, isAuthor }: Part): boolean {
  return role === 'chair' || (isAuthor && mayInGroup(role, 'write'));
}

export type Standing = {
  role: GroupRole;
  elector: boolean;
  recused: boolean;
  state: DecisionState;
  /** By the clock, whether or not the job that closes has run. */
  over: boolean;
};

/** Why one may not vote, or nothing when one may. Observers never vote, also those who became one after the opening. */
export function whyNotVote({ role, elector, recused, state, over }: Standing): ErrorCode | undefined {
  if (state !== 'planned' && (!elector || recused)) return 'forbidden';
  if (role === 'observer') return 'forbidden';
  return state === 'open' && !over ? undefined : 'decision_not_open';
}

export type Dissenter = Standing & {
  dissentOver: boolean;
  /** Something was decided, and it is not what they voted for. Of a secret ballot nobody knows: there all are. */
  outvoted: boolean;
};

/**
 * Dissent is of those who were asked and did not vote with the outcome, recused ones excepted, for as long as the decision
 * says. From what had no quorum there is nothing to dissent.
 */
export function whyNotDissent({ dissentOver, outvoted, ...standing }: Dissenter): ErrorCode | undefined {
  const { role, elector, recused, state } = standing;
  if (role === 'observer' || (state !== 'planned' && (!elector || recused))) return 'forbidden';
  if (state !== 'closed' || dissentOver) return 'decision_not_open';
  return outvoted ? undefined : 'decision_no_dissent';
}

export function standingOf({ decision, role }: DecisionAccess, now: number): Standing & { dissentOver: boolean } {
  const { elector, recused, state, closesAt, dissentUntil } = decision;
  return {
    ...{ role, elector, recused, state },
    over: closesAt.getTime() <= now,
    dissentOver: (dissentUntil?.getTime() ?? 0) <= now,
  };
}
