import { Show } from 'solid-js';
import { countBallots } from '../../shared/decisions/count.ts';
import type { Rule } from '../../shared/decisions/rule.ts';
import type { DecisionPage } from '../../shared/decisions/schema.ts';
import type { Tally } from '../../shared/decisions/tally.ts';
import { t } from '../i18n/t.ts';
import { Section } from '../ui/Section.tsx';
import styles from './DecisionPage.module.css';
import { Arithmetic, Results } from './Results.tsx';

/** The count: while it runs as far as the reader may see it, after the close with its whole arithmetic. */
export function CountedSection(props: { page: DecisionPage }) {
  const decision = () => props.page.decision;
  const final = () => decision().outcome?.tally;
  const tally = () => final() ?? liveTally(props.page);
  const turnout = () => t('decisions.turnout', { count: decision().voted, eligible: decision().eligible });
  return (
    <Show when={decision().state === 'open' || decision().state === 'closed'}>
      <Section
        title={final() ? t('decisions.outcomeCount') : t('decisions.liveCount')}
        aside={<span>{turnout()}</span>}
      >
        <Show when={tally()} fallback={<p class={`${styles.old} muted`}>{t('decisions.countHidden')}</p>}>
          {(counted) => (
            <>
              <Show
                when={isShown(counted())}
                fallback={<p class={`${styles.old} muted`}>{t('decisions.secretTooFew')}</p>}
              >
                <Results tally={counted()} options={decision().options} />
              </Show>
              <Show when={final()}>
                <h3 class={styles.block}>{t('decisions.howCounted')}</h3>
                <Arithmetic tally={counted()} options={decision().options} settings={decision().settings} />
              </Show>
            </>
          )}
        </Show>
      </Section>
    </Show>
  );
}

const isShown = (tally: Tally): boolean => tally.stands.length + tally.options.length + tally.rounds.length > 0;

/** What the positions in sight come to; silence speaks only at the close. */
function liveTally({ decision, positions }: DecisionPage): Tally | undefined {
  if (!positions) return undefined;
  const { settings, version, eligible, recusals } = decision;
  const { method, majority, silence, quorum, secret, maxChoices } = settings;
  const options = decision.options.map(({ key }) => key);
  const rule: Rule = { method, majority, silence, quorum, secret, maxChoices, options };
  const ballots = positions.flatMap((each) => (each.version === version ? (each.choice ?? []) : []));
  const counted = method === 'written' ? ballots.length : eligible;
  return countBallots(rule, ballots, { eligible: counted, recused: recusals.length });
}
