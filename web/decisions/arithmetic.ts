import type { Stand } from '../../shared/decisions/rule.ts';
import type { DecisionOption, Settings } from '../../shared/decisions/schema.ts';
import type { Tally } from '../../shared/decisions/tally.ts';
import { localeTag } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';

/** One step of the count: what is compared, in figures and in words, and how it came out. */
export type Sum = { term: string; formula: string; note: string; met?: boolean };

type Counted = { tally: Tally; settings: Settings; options: readonly DecisionOption[] };

/** How the result was reached, step by step, as it would be on a blackboard. */
export function toSums(counted: Counted): Sum[] {
  const { tally, settings } = counted;
  const secretly = settings.secret && !tally.quorumMet;
  const silence = tally.method === 'written' ? [silenceSum(counted)] : [];
  return [castSum(counted), ...silence, quorumSum(counted), ...(secretly ? [] : ruleSum(counted))];
}

const number = (value: number) => new Intl.NumberFormat(localeTag()).format(value);
const countOf = ({ stands }: Tally, stand: Stand) => stands.find((each) => each.stand === stand)?.count ?? 0;

function castSum({ tally }: Counted): Sum {
  const given = tally.method === 'written' ? [] : tally.stands.map(({ count }) => number(count));
  const sum = given.length > 0 ? `${given.join(' + ')} = ${number(tally.cast)}` : number(tally.cast);
  const recused = tally.recused > 0 ? ` ${t('decisions.sumRecused', { count: tally.recused })}` : '';
  return {
    term: t('decisions.sumCast'),
    formula: sum,
    note: `${t('decisions.sumEligible', { count: tally.eligible })}${recused}`,
  };
}

function silenceSum({ tally, settings }: Counted): Sum {
  const { eligible, cast, silent } = tally;
  return {
    term: t('decisions.sumSilent'),
    formula: `${number(eligible)} − ${number(cast)} = ${number(silent)}`,
    note: t(`decisions.silenceRule.${settings.silence}`),
  };
}

function quorumSum({ tally, settings }: Counted): Sum {
  const { cast, needed, eligible, quorumMet } = tally;
  const { quorum } = settings;
  const note =
    quorum.kind === 'percent'
      ? t('decisions.sumPercent', { value: quorum.value, eligible, needed: Math.ceil((quorum.value * eligible) / 100) })
      : quorum.kind === 'people'
        ? t('decisions.quorumPeople', { count: quorum.value })
        : needed === 0
          ? t('decisions.sumNoQuorumWritten')
          : t('decisions.quorumNone');
  return {
    term: t('decisions.sumQuorum'),
    formula: `${number(cast)} ${quorumMet ? '≥' : '<'} ${number(needed)}`,
    note: settings.secret ? `${note} ${t('decisions.quorumSecret')}` : note,
    met: quorumMet,
  };
}

function ruleSum(counted: Counted): Sum[] {
  const { tally, settings, options } = counted;
  if (tally.method === 'consent') return [objections(tally)];
  if (tally.stands.length > 0) return [majoritySum(tally, settings)];
  return tally.options.length > 0 || tally.rounds.length > 0 ? [winnerSum(tally, options)] : [];
}

function objections(tally: Tally): Sum {
  const count = countOf(tally, 'object');
  return {
    term: t('decisions.sumObjections'),
    formula: count === 0 ? '0' : `${number(count)} > 0`,
    note: t('decisions.rule.consent'),
    met: count === 0,
  };
}

function majoritySum(tally: Tally, { majority }: Settings): Sum {
  const [yes, no, blank] = [countOf(tally, 'for'), countOf(tally, 'against'), countOf(tally, 'abstain')];
  const whole = yes + no + blank;
  const needed = Math.max(1, Math.ceil((whole * 2) / 3));
  const [against, met] =
    majority === 'two_thirds'
      ? [number(needed), yes >= needed]
      : majority === 'absolute'
        ? [`${number(no)} + ${number(blank)}`, yes > no + blank]
        : [number(no), yes > no];
  const sign = majority === 'two_thirds' ? (met ? '≥' : '<') : met ? '>' : '≤';
  const twoThirds = majority === 'two_thirds' ? ` ${t('decisions.sumTwoThirds', { whole, needed })}` : '';
  return {
    term: t('decisions.sumMajority'),
    formula: `${number(yes)} ${sign} ${against}`,
    note: `${t(`decisions.majorityRule.${majority}`)}${twoThirds}`,
    met,
  };
}

/** The first against the second, or the tie; of a ranking in its last round. */
function winnerSum(tally: Tally, options: readonly DecisionOption[]): Sum {
  const last = tally.rounds.at(-1)?.counts.map(({ option, votes }) => ({ option, value: votes }));
  const values = (last ?? tally.options.map(toValue)).toSorted((a, b) => b.value - a.value);
  const [first, second] = values;
  const tied = tally.winners.length > 1;
  const shown = (value: number) => number(Math.round(value * 100) / 100);
  const winner = options.find(({ key }) => key === tally.winners[0]);
  return {
    term: t('decisions.sumWinner'),
    formula: second
      ? `${shown(first?.value ?? 0)} ${tied ? '=' : '>'} ${shown(second.value)}`
      : shown(first?.value ?? 0),
    note: tied || !winner ? t('decisions.tied') : winner.text,
    met: tally.winners.length === 1,
  };

  function toValue({ option, votes, sum }: Tally['options'][number]) {
    return { option, value: tally.method === 'rating' ? (votes > 0 ? sum / votes : 0) : votes };
  }
}
