import { type Static, Type } from 'typebox';
import { Closed } from '../fields.ts';
import { Method, OptionKey, Stand } from './rule.ts';

const Count = Type.Integer({ minimum: 0 });

export const results = ['adopted', 'rejected', 'no_quorum'] as const;
export const Result = Type.Enum(results);
export type Result = Static<typeof Result>;

export const StandCount = Closed({ stand: Stand, count: Count });
export type StandCount = Static<typeof StandCount>;

/** What an option got: votes of a choice, or the sum and number of its ratings. */
export const OptionCount = Closed({ option: OptionKey, votes: Count, sum: Count });
export type OptionCount = Static<typeof OptionCount>;

/** One round of an instant runoff. `exhausted` ballots name none of the options still in play. */
export const Round = Closed({
  counts: Type.Array(Closed({ option: OptionKey, votes: Count })),
  eliminated: Type.Array(OptionKey),
  exhausted: Count,
});
export type Round = Static<typeof Round>;

/** The count as arithmetic: every number that led to the result. */
export const Tally = Closed({
  method: Method,
  eligible: Type.Integer({ minimum: 0, description: 'Who may vote, without those who declared a conflict' }),
  recused: Count,
  cast: Type.Integer({ minimum: 0, description: 'Who voted, abstentions and blank ballots too' }),
  needed: Type.Integer({ minimum: 0, description: 'The quorum in people' }),
  quorumMet: Type.Boolean(),
  silent: Type.Integer({ minimum: 0, description: 'Written procedure: counted as the proposal says' }),
  stands: Type.Array(StandCount, { description: 'With the silent ones of a written procedure' }),
  options: Type.Array(OptionCount),
  rounds: Type.Array(Round),
  winners: Type.Array(OptionKey, { description: 'One, or all that are tied for the first place' }),
  result: Result,
});
export type Tally = Static<typeof Tally>;
