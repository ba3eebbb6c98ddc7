import type { Stand } from '../../shared/decisions/rule.ts';
import type { DecisionOption } from '../../shared/decisions/schema.ts';
import type { Tally } from '../../shared/decisions/tally.ts';
import { localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { share, votes } from './words.ts';

/** One bar of a result: `part` of 1 is how long it is. */
export type Bar = {
  label: string;
  stand?: Stand;
  tone: 'for' | 'against' | 'abstain';
  part: number;
  value: string;
  share: string;
};

const tones = {
  agree: 'for',
  for: 'for',
  concern: 'abstain',
  abstain: 'abstain',
  object: 'against',
  against: 'against',
} as const;

/** The bars of a count; of a ranking those of its last round. */
export function toBars(tally: Tally, options: readonly DecisionOption[]): Bar[] {
  if (tally.stands.length > 0) return standBars(tally);
  const named = (key: number) => options.find((option) => option.key === key)?.text ?? '';
  const tone = (key: number) => (tally.winners.includes(key) ? 'for' : 'abstain');
  if (tally.method === 'rating')
    return tally.options.map(({ option, votes: count, sum }) => {
      const mean = count > 0 ? sum / count : 0;
      return {
        ...{ label: named(option), tone: tone(option), part: mean / 5, share: votes(count) },
        value: new Intl.NumberFormat(localeTag(), { maximumFractionDigits: 2 }).format(mean),
      };
    });
  const counts = tally.rounds.at(-1)?.counts ?? tally.options;
  const whole = tally.method === 'ranking' ? counts.reduce((sum, each) => sum + each.votes, 0) : tally.cast;
  return counts.map(({ option, votes: count }) => ({
    ...{ label: named(option), tone: tone(option), part: whole > 0 ? count / whole : 0 },
    ...{ value: votes(count), share: share(count, whole) },
  }));
}

function standBars({ stands }: Tally): Bar[] {
  const whole = stands.reduce((sum, { count }) => sum + count, 0);
  return stands.map(({ stand, count }) => ({
    label: t(`decisions.standName.${stand}`),
    stand,
    tone: tones[stand],
    part: whole > 0 ? count / whole : 0,
    value: votes(count),
    share: share(count, whole),
  }));
}
