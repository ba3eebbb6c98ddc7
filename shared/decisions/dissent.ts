import type { Choice } from './rule.ts';
import type { Tally } from './tally.ts';

/**
 * True when somebody's own vote is what was decided, so that they have nothing to dissent from: for or agreed to what was
 * adopted, against or objected to what was rejected, or put first what won. Abstentions, concerns, blank ballots and silence
 * are not, and where options are tied nobody's vote is.
 */
export function votedWith({ result, winners }: Pick<Tally, 'result' | 'winners'>, choice: Choice | null): boolean {
  if (!choice || result === 'no_quorum') return false;
  if (choice.kind === 'stand') {
    const agreeing = result === 'adopted' ? ['for', 'agree'] : ['against', 'object'];
    return agreeing.includes(choice.stand);
  }
  const [winner] = winners;
  if (winner === undefined || winners.length > 1) return false;
  if (choice.kind === 'choice') return choice.options.includes(winner);
  if (choice.kind === 'ranking') return choice.order[0] === winner;
  const best = Math.max(0, ...choice.scores.map(({ score }) => score));
  return choice.scores.some(({ option, score }) => option === winner && score === best);
}
