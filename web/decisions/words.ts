import type { Choice, Quorum } from '../../shared/decisions/rule.ts';
import type { DecisionOption, Settings } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';

/** The quorum in a few words. */
export function quorumWords(quorum: Quorum, secret: boolean): string {
  if (quorum.kind === 'people') return t('decisions.quorumPeople', { count: quorum.value });
  if (quorum.kind === 'percent') return t('decisions.quorumPercent', { value: quorum.value });
  return secret ? t('decisions.quorumSecret') : t('decisions.quorumNone');
}

/** How it is counted, in the sentence that stands where people vote. */
export function ruleWords({ method, majority, silence }: Settings): string {
  if (method === 'vote') return t(`decisions.majorityRule.${majority}`);
  if (method === 'written')
    return `${t(`decisions.silenceRule.${silence}`)} ${t(`decisions.majorityRule.${majority}`)}`;
  return t(`decisions.rule.${method}`);
}

/** What somebody chose, in a few words. */
export function choiceWords(choice: Choice | null, options: readonly DecisionOption[]): string {
  if (!choice) return t('decisions.takenBack');
  if (choice.kind === 'stand') return t(`decisions.stand.${choice.stand}`);
  const named = (key: number) => options.find((option) => option.key === key)?.text ?? '';
  const parts =
    choice.kind === 'choice'
      ? choice.options.map(named)
      : choice.kind === 'ranking'
        ? choice.order.map((key, index) => `${index + 1}.\u00a0${named(key)}`)
        : choice.scores.map(({ option, score }) => `${named(option)}: ${score}`);
  return parts.length > 0 ? parts.join(', ') : t('decisions.blank');
}

export const votes = (count: number): string => t('decisions.votes', { count });

/** "85%", rounded; of nothing, nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${Math.round((part / whole) * 100)}%`;
}

/** A span of hours in days where it is whole days. */
export function spanWords(hours: number): string {
  return hours > 0 && hours % 24 === 0
    ? t('decisions.days', { count: hours / 24 })
    : t('decisions.hours', { count: hours });
}
