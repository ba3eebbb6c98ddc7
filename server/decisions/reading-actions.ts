import type { Decision, DecisionPage, MyDecision, Position } from '../../shared/decisions/schema.ts';
import type { Ctx } from '../context.ts';
import { accessGroup } from '../groups/access.ts';
import { topicSeq } from '../realtime/log.ts';
import {
  accessDecision,
  type DecisionAccess,
  mayManageDecision,
  mayState,
  standingOf,
  whyNotDissent,
} from './access.ts';
import { loadDecision } from './decision-queries.ts';
import { listOfGroup, listToReview, listToVote } from './list-queries.ts';
import { isDissenter } from './outcome-actions.ts';
import { listPositions } from './position-queries.ts';
import { withSources } from './source-actions.ts';

const listed = 200;

/** A decision as this reader may see it, with their own part in it. */
export async function openDecision({ db, actor }: Ctx, id: string): Promise<DecisionPage> {
  const seq = await topicSeq(db, `decision:${id}`);
  const access = await accessDecision(db, actor, id, 'read');
  const decision = await loadDecision(db, id);
  const all = decision.settings.secret ? [] : await listPositions(db, id);
  const visible = maySeePositions(access);
  return {
    decision,
    groupName: access.decision.groupName,
    role: access.role,
    mine: toMine(access, decision, all.find(({ person }) => person.id === actor.id) ?? null),
    positions: visible ? all : null,
    seq,
  };
}

function toMine(access: DecisionAccess, decision: Decision, position: Position | null): DecisionPage['mine'] {
  const { recused, voted, elector } = access.decision;
  const asked = elector && access.role !== 'observer';
  return {
    may: recused ? 'recused' : asked || mayBeAsked(access) ? 'vote' : 'watch',
    voted,
    position,
    canManage: mayManageDecision(access),
    canState: mayState(access),
    canDissent: !whyNotDissent({ ...standingOf(access, Date.now()), outvoted: isDissenter(decision, position) }),
  };
}

/** Before the opening nobody has been asked yet: whoever has one of the roles will be. */
function mayBeAsked({ decision, role }: DecisionAccess): boolean {
  return decision.state === 'planned' && decision.settings.roles.some((each) => each === role);
}

/** Whether this reader sees who holds which position now. Of a secret ballot nobody ever does. */
function maySeePositions({ decision }: DecisionAccess): boolean {
  const { settings, state, voted } = decision;
  if (settings.secret) return false;
  if (settings.visibility === 'always' || state === 'closed') return true;
  return settings.visibility === 'after_vote' && state === 'open' && voted;
}

/** Decisions of a group: open ones by their close, planned ones, then the latest. */
export async function listDecisions(ctx: Ctx, groupId: string): Promise<MyDecision[]> {
  const { db, actor } = ctx;
  await accessGroup(db, actor, groupId, 'read');
  return withSources(ctx, await listOfGroup(db, groupId, actor.id, listed));
}

/** What waits for the actor: votes to give, and findings to look at again. */
export async function listAwaitingDecisions(ctx: Ctx, limit: number) {
  const { db, actor } = ctx;
  const [toVote, toReview] = await Promise.all([
    listToVote(db, actor.id, limit).then((rows) => withSources(ctx, rows)),
    listToReview(db, actor.id, limit).then((rows) => withSources(ctx, rows)),
  ]);
  return { toVote, toReview };
}
