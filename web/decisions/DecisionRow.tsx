import CalendarClock from 'lucide-solid/icons/calendar-clock';
import Lock from 'lucide-solid/icons/lock';
import MessageSquareQuote from 'lucide-solid/icons/message-square-quote';
import Vote from 'lucide-solid/icons/vote';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { findingNumber } from '../../shared/decisions/number.ts';
import type { MyDecision } from '../../shared/decisions/schema.ts';
import { formatDate, formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { ChipLink } from '../links/RichText.tsx';
import { Badge } from '../ui/Badge.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon } from '../ui/Rows.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './DecisionRow.module.css';

type DecisionRowProps = { decision: MyDecision; withGroup?: boolean };

/** A decision in a list: its number or state, what it is about, and what it asks of the reader. */
export function DecisionRow(props: DecisionRowProps) {
  const href = () => `/ustalenia/${props.decision.id}`;
  const decision = () => props.decision;
  return (
    <Row
      href={href()}
      lead={<Lead decision={decision()} />}
      title={bindShortWords(decision().title)}
      side={<Side decision={decision()} href={href()} />}
    >
      <Meta>
        <Show when={decision().number}>
          <b class={styles.inLine}>{findingNumber(decision())}</b>
        </Show>
        <Tlp label={decision().label} />
        <Show when={props.withGroup}>
          <span>{bindShortWords(decision().groupName)}</span>
        </Show>
        <span>{t(`decisions.method.${decision().method}`)}</span>
        <Show when={decision().secret}>
          <span>
            <Icon of={Lock} size="s" />
            {t('decisions.secret')}
          </span>
        </Show>
        <When decision={decision()} />
        <Show when={decision().winner}>{(winner) => <span>{t('decisions.chosen', { name: winner() })}</span>}</Show>
        <Show when={decision().source}>
          {(source) => (
            <span class={styles.source}>
              <ChipLink thing={source()} />
            </span>
          )}
        </Show>
        <Show when={decision().dissents > 0}>
          <span>
            <Icon of={MessageSquareQuote} size="s" />
            {t('decisions.dissents', { count: decision().dissents })}
          </span>
        </Show>
      </Meta>
    </Row>
  );
}

function Lead(props: { decision: MyDecision }): JSX.Element {
  return (
    <Show when={props.decision.number} fallback={<RowIcon of={Vote} />}>
      <span class={styles.number}>
        <span class="visually-hidden">
          {t(`decisions.numbered.${props.decision.result ?? 'adopted'}`, { number: findingNumber(props.decision) })}
        </span>
        <span aria-hidden="true">{findingNumber(props.decision)}</span>
      </span>
    </Show>
  );
}

/** When it closes or closed, and how many have voted. */
function When(props: { decision: MyDecision }) {
  return (
    <Switch>
      <Match when={props.decision.state === 'open'}>
        <span>{t('decisions.closes', { when: formatDateTime(props.decision.closesAt) })}</span>
        <span>{t('decisions.turnout', { count: props.decision.voted, eligible: props.decision.eligible })}</span>
      </Match>
      <Match when={props.decision.state === 'planned'}>
        <span>{t('decisions.opens', { when: formatDateTime(props.decision.opensAt) })}</span>
      </Match>
      <Match when={props.decision.state === 'closed'}>
        <time datetime={props.decision.closesAt}>{formatDateTime(props.decision.closesAt)}</time>
      </Match>
    </Switch>
  );
}

const tones = { adopted: 'success', rejected: 'danger', no_quorum: 'attention' } as const;

function Side(props: { decision: MyDecision; href: string }) {
  return (
    <span class={styles.side}>
      <Show when={props.decision.mine === 'asked'}>
        <ButtonLink size="small" href={props.href} aria-label={t('decisions.voteOn', { title: props.decision.title })}>
          {t('decisions.vote')}
        </ButtonLink>
      </Show>
      <Show when={props.decision.mine === 'voted'}>
        <StateLine tone="success">{t('decisions.given')}</StateLine>
      </Show>
      <Show when={props.decision.state === 'withdrawn'}>
        <Badge>{t('decisions.state.withdrawn')}</Badge>
      </Show>
      <Show when={props.decision.result}>
        {(result) => <StateLine tone={tones[result()]}>{t(`decisions.resultName.${result()}`)}</StateLine>}
      </Show>
      <Show when={props.decision.reviewOn}>
        {(day) => (
          <Badge tone={props.decision.reviewDue ? 'attention' : 'neutral'} icon={CalendarClock}>
            {t('decisions.review', { when: formatDate(`${day()}T12:00:00Z`, 'UTC') })}
          </Badge>
        )}
      </Show>
    </span>
  );
}
