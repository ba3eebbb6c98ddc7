import { type Static, Type } from 'typebox';
import { Closed } from '../fields.ts';

/** In the order they are offered. */
export const methods = ['consent', 'vote', 'written', 'choice', 'ranking', 'rating'] as const;
export const Method = Type.Enum(methods);
export type Method = Static<typeof Method>;

export const majorities = ['simple', 'absolute', 'two_thirds'] as const;
export const Majority = Type.Enum(majorities, {
  description:
    'simple: for > against; absolute: for > against + abstentions; two thirds: for >= 2/3 of the votes given',
});
export type Majority = Static<typeof Majority>;

export const stands = ['agree', 'concern', 'object', 'for', 'against', 'abstain'] as const;
export const Stand = Type.Enum(stands);
export type Stand = Static<typeof Stand>;
export const ballotStands = ['for', 'against', 'abstain'] as const;
export const consentStands = ['agree', 'concern', 'object'] as const;

export const Quorum = Type.Union([
  Closed({ kind: Type.Literal('none') }),
  Closed({ kind: Type.Literal('people'), value: Type.Integer({ minimum: 1, maximum: 500 }) }),
  Closed({ kind: Type.Literal('percent'), value: Type.Integer({ minimum: 1, maximum: 100 }) }),
]);
export type Quorum = Static<typeof Quorum>;

/** An option of a choice, a ranking or a rating; keys count from 1 and stay while the wording is the same. */
export const OptionKey = Type.Integer({ minimum: 1, maximum: 20 });
export const topRating = 5;
export const Rating = Type.Integer({ minimum: 1, maximum: topRating });

/** What one person says. An empty list is a blank ballot: it counts for the quorum and for nothing else. */
export const Choice = Type.Union([
  Closed({ kind: Type.Literal('stand'), stand: Stand }),
  Closed({ kind: Type.Literal('choice'), options: Type.Array(OptionKey, { maxItems: 20, uniqueItems: true }) }),
  Closed({
    kind: Type.Literal('ranking'),
    order: Type.Array(OptionKey, { maxItems: 20, uniqueItems: true, description: 'First is best; may be partial' }),
  }),
  Closed({
    kind: Type.Literal('rating'),
    scores: Type.Array(Closed({ option: OptionKey, score: Rating }), { maxItems: 20 }),
  }),
]);
export type Choice = Static<typeof Choice>;

/** Everything that counting needs to know of a decision. */
export type Rule = {
  method: Method;
  majority: Majority;
  /** Written procedure: how those who stay silent are counted. */
  silence: (typeof ballotStands)[number];
  quorum: Quorum;
  secret: boolean;
  /** How many options one may choose. */
  maxChoices: number;
  /** Keys of the options. */
  options: readonly number[];
};

/** A secret ballot of fewer people would betray them, so that it has no quorum. */
export const leastSecret = 3;

/** True when the choice is one that this rule knows. */
export function fitsRule(choice: Choice, { method, options, maxChoices }: Rule): boolean {
  const known = (keys: readonly number[]) => keys.every((key) => options.includes(key));
  if (choice.kind === 'stand') return standsOf(method).includes(choice.stand);
  if (choice.kind !== method) return false;
  if (choice.kind === 'choice') return known(choice.options) && choice.options.length <= maxChoices;
  if (choice.kind === 'ranking') return known(choice.order);
  const keys = choice.scores.map(({ option }) => option);
  return known(keys) && new Set(keys).size === keys.length;
}

/** The stands one may take; none where one chooses among options. */
export function standsOf(method: Method): readonly Stand[] {
  if (method === 'consent') return consentStands;
  return method === 'vote' || method === 'written' ? ballotStands : [];
}
