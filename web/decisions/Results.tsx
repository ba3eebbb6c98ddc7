import { For, Show } from 'solid-js';
import type { DecisionOption, Settings } from '../../shared/decisions/schema.ts';
import type { Round, Tally } from '../../shared/decisions/tally.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { type Sum, toSums } from './arithmetic.ts';
import { type Bar, toBars } from './bars.ts';
import styles from './Results.module.css';
import { standIcons } from './stand-icons.ts';

type ResultsProps = { tally: Tally; options: readonly DecisionOption[] };

/** The count as bars, and as a table behind them; of a ranking every round. */
export function Results(props: ResultsProps) {
  const bars = () => toBars(props.tally, props.options);
  return (
    <>
      <div class={styles.votes}>
        <For each={bars()}>{(bar) => <BarLine bar={bar} />}</For>
      </div>
      <details class={styles.behind} open={props.tally.rounds.length > 0}>
        <summary>{t('decisions.table')}</summary>
        <div class={styles.scroll}>
          <Show when={props.tally.rounds.length > 0} fallback={<CountTable bars={bars()} />}>
            <RoundTable rounds={props.tally.rounds} options={props.options} />
          </Show>
        </div>
      </details>
    </>
  );
}

function BarLine(props: { bar: Bar }) {
  return (
    <div class={styles.line}>
      <span class={styles.label}>
        <Show when={props.bar.stand}>{(stand) => <Icon of={standIcons[stand()]} size="s" />}</Show>
        {props.bar.label}
      </span>
      <span class={styles.bar} data-tone={props.bar.tone} aria-hidden="true">
        <span style={{ width: `${Math.round(props.bar.part * 100)}%` }} />
      </span>
      <span class={styles.value}>
        <b>{props.bar.value}</b> <span class="muted">{props.bar.share}</span>
      </span>
    </div>
  );
}

function CountTable(props: { bars: readonly Bar[] }) {
  return (
    <table class={styles.table}>
      <caption>{t('decisions.tableCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('decisions.position')}</th>
          <th scope="col" class={styles.n}>
            {t('decisions.result')}
          </th>
          <th scope="col" class={styles.n}>
            {t('decisions.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.bars}>
          {(bar) => (
            <tr>
              <th scope="row">{bar.label}</th>
              <td class={styles.n}>{bar.value}</td>
              <td class={styles.n}>{bar.share}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function RoundTable(props: { rounds: readonly Round[]; options: readonly DecisionOption[] }) {
  const votesIn = (round: Round, key: number) => round.counts.find(({ option }) => option === key)?.votes;
  return (
    <table class={styles.table}>
      <caption>{t('decisions.rule.ranking')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('decisions.option')}</th>
          <For each={props.rounds}>
            {(_, index) => (
              <th scope="col" class={styles.n}>
                {t('decisions.round', { number: index() + 1 })}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.options}>
          {(option) => (
            <tr>
              <th scope="row">{option.text}</th>
              <For each={props.rounds}>
                {(round) => (
                  <td class={styles.n}>
                    <Show
                      when={votesIn(round, option.key) !== undefined}
                      fallback={<span class={styles.out}>{t('decisions.out')}</span>}
                    >
                      {votesIn(round, option.key)}
                      <Show when={round.eliminated.includes(option.key)}> {t('decisions.dropsOut')}</Show>
                    </Show>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
        <tr>
          <th scope="row">{t('decisions.exhausted')}</th>
          <For each={props.rounds}>{(round) => <td class={styles.n}>{round.exhausted}</td>}</For>
        </tr>
      </tbody>
    </table>
  );
}

/** How the result was reached, step by step. */
export function Arithmetic(props: ResultsProps & { settings: Settings }) {
  return (
    <dl class={styles.sums}>
      <For each={toSums(props)}>{(sum) => <SumLine sum={sum} />}</For>
      <div>
        <dt>{t('decisions.result')}</dt>
        <dd>
          <span class={styles.formula}>{t(`decisions.resultName.${props.tally.result}`)}</span>
        </dd>
      </div>
    </dl>
  );
}

function SumLine(props: { sum: Sum }) {
  return (
    <div>
      <dt>{props.sum.term}</dt>
      <dd>
        <span class={styles.formula}>{props.sum.formula}</span>
        <small>{props.sum.note}</small>
      </dd>
      <Show when={props.sum.met !== undefined}>
        <dd>
          <StateLine tone={props.sum.met ? 'success' : 'danger'}>
            {props.sum.met ? t('decisions.met') : t('decisions.notMet')}
          </StateLine>
        </dd>
      </Show>
    </div>
  );
}
