import type { Choice } from './rule.ts';
import type { OptionCount, Round } from './tally.ts';

/** Votes of each option: every option that a ballot names gets one. */
export function countChoices(options: readonly number[], ballots: readonly Choice[]): OptionCount[] {
  const named = ballots.flatMap((ballot) => (ballot.kind === 'choice' ? ballot.options : []));
  return options.map((option) => ({ option, votes: named.filter((key) => key === option).length, sum: 0 }));
}

/** Number and sum of the ratings of each option; whoever does not rate an option leaves its mean alone. */
export function countRatings(options: readonly number[], ballots: readonly Choice[]): OptionCount[] {
  const scores = ballots.flatMap((ballot) => (ballot.kind === 'rating' ? ballot.scores : []));
  return options.map((option) => {
    const own = scores.filter((each) => each.option === option);
    return { option, votes: own.length, sum: own.reduce((sum, { score }) => sum + score, 0) };
  });
}

/** The options with the most votes, or the highest mean; more than one is a tie, none means that nobody named any. */
export function findLeaders(counts: readonly OptionCount[], by: 'votes' | 'mean'): number[] {
  const named = counts.filter(({ votes }) => votes > 0);
  // Means are compared as fractions: 7/3 and 14/6 are equal, whatever floating point makes of them.
  const beats = (a: OptionCount, b: OptionCount) =>
    by === 'votes' ? a.votes > b.votes : a.sum * b.votes > b.sum * a.votes;
  return named.filter((each) => !named.some((other) => beats(other, each))).map(({ option }) => option);
}

/**
 * Instant runoff. A ballot counts for the best of its options still in play. Whoever has more than half of the ballots
 * that still name somebody wins; else the last one drops out, all of them when several are last. When that would leave
 * nobody, they are tied and nobody wins. Options that no ballot names first drop out in the first round.
 */
export function runOff(options: readonly number[], ballots: readonly Choice[]): { rounds: Round[]; winners: number[] } {
  const orders = ballots.flatMap((ballot) => (ballot.kind === 'ranking' ? [ballot.order] : []));
  const rounds: Round[] = [];
  let left = [...options];
  for (;;) {
    const { counts, standing } = countFirst(left, orders);
    const leader = counts.find(({ votes }) => votes * 2 > standing);
    const least = Math.min(...counts.map(({ votes }) => votes));
    const last = counts.filter(({ votes }) => votes === least).map(({ option }) => option);
    const over = leader !== undefined || last.length === left.length;
    rounds.push({ counts, eliminated: over ? [] : last, exhausted: orders.length - standing });
    if (leader) return { rounds, winners: [leader.option] };
    if (over) return { rounds, winners: standing > 0 ? left : [] };
    left = left.filter((option) => !last.includes(option));
  }
}

function countFirst(left: readonly number[], orders: readonly (readonly number[])[]) {
  const firsts = orders.flatMap((order) => order.find((option) => left.includes(option)) ?? []);
  const counts = left.map((option) => ({ option, votes: firsts.filter((first) => first === option).length }));
  return { counts, standing: firsts.length };
}
