import { countChoices, countRatings, findLeaders, runOff } from './count-options.ts';
import { type Choice, leastSecret, type Majority, type Quorum, type Rule, type Stand, standsOf } from './rule.ts';
import type { Result, StandCount, Tally } from './tally.ts';

/** Who may vote: people with the right to, and those of them who declared a conflict of interest. */
export type Electorate = { eligible: number; recused: number };

/** How many people must vote: a share is rounded up, and nothing is decided by nobody, except by silence. */
export function quorumInPeople(quorum: Quorum, { method, secret }: Pick<Rule, 'method' | 'secret'>, eligible: number) {
  const least = secret ? leastSecret : method === 'written' && quorum.kind === 'none' ? 0 : 1;
  if (quorum.kind === 'none') return least;
  const asked = quorum.kind === 'people' ? quorum.value : Math.ceil((quorum.value * eligible) / 100);
  return Math.max(least, asked);
}

/** True when the votes for are enough. Abstentions count in the absolute and the two-thirds majority, as votes given. */
export function hasMajority(majority: Majority, votes: { for: number; against: number; abstain: number }): boolean {
  if (majority === 'simple') return votes.for > votes.against;
  if (majority === 'absolute') return votes.for > votes.against + votes.abstain;
  return votes.for > 0 && votes.for * 3 >= (votes.for + votes.against + votes.abstain) * 2;
}

/** Counts the ballots by the rule. `people.eligible` is without those who declared a conflict. */
export function countBallots(rule: Rule, ballots: readonly Choice[], people: Electorate): Tally {
  const needed = quorumInPeople(rule.quorum, rule, people.eligible);
  const cast = ballots.length;
  const silent = rule.method === 'written' ? Math.max(0, people.eligible - cast) : 0;
  const stands = countStands(rule, ballots, silent);
  const options = countOptions(rule, ballots);
  const { rounds, winners } = findWinners(rule, ballots, options);
  const quorumMet = cast >= needed;
  const passed = rule.options.length > 0 ? winners.length === 1 : passes(rule, stands);
  const result: Result = quorumMet ? (passed ? 'adopted' : 'rejected') : 'no_quorum';
  const sums = { eligible: people.eligible, recused: people.recused, cast, needed, quorumMet, silent };
  return { method: rule.method, ...sums, stands, options, rounds, winners, result };
}

function countStands(rule: Rule, ballots: readonly Choice[], silent: number): StandCount[] {
  const given = (stand: Stand) => ballots.filter((ballot) => ballot.kind === 'stand' && ballot.stand === stand).length;
  return standsOf(rule.method).map((stand) => ({
    stand,
    count: given(stand) + (rule.method === 'written' && stand === rule.silence ? silent : 0),
  }));
}

function countOptions({ method, options }: Rule, ballots: readonly Choice[]) {
  if (method === 'choice') return countChoices(options, ballots);
  return method === 'rating' ? countRatings(options, ballots) : [];
}

function findWinners({ method, options }: Rule, ballots: readonly Choice[], counts: Tally['options']) {
  if (method === 'ranking') return runOff(options, ballots);
  if (method === 'choice') return { rounds: [], winners: findLeaders(counts, 'votes') };
  return { rounds: [], winners: method === 'rating' ? findLeaders(counts, 'mean') : [] };
}

/** Consent: somebody agrees, if with concerns, and nobody objects. A vote: the majority that was asked for. */
function passes({ method, majority }: Rule, stands: readonly StandCount[]): boolean {
  const of = (wanted: Stand) => stands.find(({ stand }) => stand === wanted)?.count ?? 0;
  if (method === 'consent') return of('object') === 0;
  return hasMajority(majority, { for: of('for'), against: of('against'), abstain: of('abstain') });
}
