import type { DecisionEvent, DecisionListEvent } from './events.ts';
import type { Decision, ListedDecision, Position } from './schema.ts';

/** A decision as a page shows it. `stale` asks to fetch again: what was hidden may be seen now, or it moved unseen. */
export type DecisionState = {
  readonly decision: Decision;
  readonly positions: readonly Position[] | null;
  readonly stale: boolean;
};

/** The state after an event of `decision:<id>` or of the reader's own `member:<id>`. Applying an event twice changes nothing. */
export function reduceDecision(state: DecisionState, event: DecisionEvent): DecisionState {
  if (event.type === 'decision.touched')
    return event.payload.decisionId === state.decision.id ? { ...state, stale: true } : state;
  const { decision } = event.payload;
  switch (event.type) {
    case 'position.held':
      return {
        ...state,
        decision,
        positions: state.positions && withPosition(state.positions, event.payload.position),
      };
    case 'position.counted':
      // Whoever has voted already sees the others' positions, which this event does not carry.
      return { ...state, decision, stale: state.stale || state.positions !== null };
    case 'decision.opened':
    case 'decision.closed':
      return { ...state, decision, stale: true };
    case 'decision.changed':
      return { ...state, decision, stale: state.stale || decision.version !== state.decision.version };
    default:
      return state;
  }
}

function withPosition(positions: readonly Position[], position: Position): Position[] {
  const others = positions.filter(({ person }) => person.id !== position.person.id);
  return [...others, position].sort(byName);
}

const byName = (a: Position, b: Position) =>
  compare(a.person.displayName, b.person.displayName) || compare(a.person.id, b.person.id);

/** The decisions of a group, as `listDecisions` orders them. */
export type DecisionListState = { readonly decisions: readonly ListedDecision[]; readonly stale: boolean };

/** The list after an event of `group:<id>` or of the reader's own `member:<id>`; events of other groups change nothing. */
export function reduceDecisionList(
  state: DecisionListState,
  event: DecisionListEvent,
  groupId: string,
): DecisionListState {
  switch (event.type) {
    case 'decision.listed': {
      const { decision } = event.payload;
      if (decision.groupId !== groupId) return state;
      const others = state.decisions.filter(({ id }) => id !== decision.id);
      return { ...state, decisions: [...others, decision].sort(inListOrder) };
    }
    case 'decision.unlisted':
      return { ...state, decisions: state.decisions.filter(({ id }) => id !== event.payload.decisionId) };
    case 'decision.touched':
      return event.payload.groupId === groupId ? { ...state, stale: true } : state;
    default:
      return state;
  }
}

const rank = { open: 0, planned: 1, closed: 2, withdrawn: 2 } as const;

/** Open ones by their close, then planned ones by their opening, then the rest, the latest first. */
function inListOrder(a: ListedDecision, b: ListedDecision): number {
  const step = rank[a.state] - rank[b.state];
  if (step !== 0) return step;
  if (a.state === 'open') return compare(a.closesAt, b.closesAt) || compare(a.id, b.id);
  if (a.state === 'planned') return compare(a.opensAt, b.opensAt) || compare(a.id, b.id);
  return compare(b.closesAt, a.closesAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
