import { For, Show } from 'solid-js';
import type { DecisionPage, Settings } from '../../shared/decisions/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Related } from '../links/Related.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './DecisionPage.module.css';
import { quorumWords, ruleWords, spanWords } from './words.ts';

/** Beside the decision: the rules it is decided by, and who stands aside. */
export function DecisionPanel(props: { page: DecisionPage }) {
  const decision = () => props.page.decision;
  return (
    <Panel label={t('decisions.rules')}>
      <Related thing={{ kind: 'decision', id: decision().id }} version={props.page.seq} />
      <Section title={t('decisions.rules')}>
        <ul class={styles.list}>
          <For each={toRules(decision().settings)}>{(line) => <li>{line}</li>}</For>
          <li>{t('decisions.times', times(props.page))}</li>
        </ul>
      </Section>
      <Show when={decision().recusals.length > 0}>
        <Section title={t('decisions.recusals')} count={decision().recusals.length}>
          <ul class={styles.list}>
            <For each={decision().recusals}>
              {({ person, reason }) => (
                <li>
                  <b>{person.displayName}</b>: {reason}
                </li>
              )}
            </For>
          </ul>
        </Section>
      </Show>
      <Show when={decision().readers}>
        {(readers) => (
          <Section title={t('decisions.readers')} count={readers().length}>
            <ul class={styles.list}>
              <For each={readers()}>{(person) => <li>{person.displayName}</li>}</For>
            </ul>
          </Section>
        )}
      </Show>
    </Panel>
  );
}

/** The settings as sentences. */
function toRules(settings: Settings): string[] {
  const { roles, quorum, reasons, visibility, secret, joiners, dissentHours } = settings;
  return [
    ruleWords(settings),
    t('decisions.whoVotes', { roles: roles.map((role) => t(`decisions.role.${role}`)).join(', ') }),
    quorumWords(quorum, secret),
    secret ? t('decisions.secretRule') : t('decisions.openRule'),
    ...(secret ? [] : [t(`decisions.reasons.${reasons}`), t(`decisions.visibility.${visibility}`)]),
    joiners ? t('decisions.joinersVote') : t('decisions.joinersDoNot'),
    dissentHours > 0 ? dissentRule(settings) : t('decisions.noDissent'),
  ];
}

const dissentRule = ({ secret, dissentHours }: Settings): string =>
  t(secret ? 'decisions.dissentRuleSecret' : 'decisions.dissentRule', { span: spanWords(dissentHours) });

/** With the zone of the group, where the reader is in another. */
const times = ({ decision: { opensAt, closesAt, timeZone } }: DecisionPage) => ({
  opens: formatDateTime(opensAt, timeZone),
  closes: formatDateTime(closesAt, timeZone),
});
