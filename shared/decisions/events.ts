import type { Static, Type } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { Decision, ListedDecision, Position } from './schema.ts';

const OneDecision = Closed({ decision: Decision });

/**
 * Events of the topic `decision:<id>`, the same for everybody who reads it: a position is told only where all see all
 * positions at once; elsewhere only that the count moved, or that what was hidden may be fetched now.
 */
export const decisionEvents = {
  'decision.changed': OneDecision,
  'decision.opened': OneDecision,
  'decision.closed': OneDecision,
  'position.held': Closed({ decision: Decision, position: Position }),
  'position.counted': OneDecision,
};

/** Events of the topic `group:<id>` that keep a list of decisions true. Those that became TLP:RED are withdrawn from it. */
export const decisionListEvents = {
  'decision.listed': Closed({ decision: ListedDecision }),
  'decision.unlisted': Closed({ decisionId: Uuid }),
};

/** Of the topic `member:<id>`: a decision of a group moved in a way that is this person's alone, without any text. */
export const voterEvents = { 'decision.touched': Closed({ decisionId: Uuid, groupId: Uuid }) };

type EventOf<Map extends Record<string, Parameters<typeof Type.Array>[0]>> = {
  [Name in keyof Map]: { type: Name; payload: Static<Map[Name]> };
}[keyof Map];

export type DecisionEvent = EventOf<typeof decisionEvents> | EventOf<typeof voterEvents>;
export type DecisionListEvent = EventOf<typeof decisionListEvents> | EventOf<typeof voterEvents>;
