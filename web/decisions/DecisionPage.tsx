import { useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { findingNumber } from '../../shared/decisions/number.ts';
import type { Decision, DecisionPage as Details } from '../../shared/decisions/schema.ts';
import { spellRefs } from '../../shared/markdown/refs.ts';
import { requireMe } from '../accounts/session.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import type { Query } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { RichText } from '../links/RichText.tsx';
import { createCrumbs } from '../shell/crumbs.ts';
import { LoadedPage } from '../shell/LoadedPage.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { CountedSection } from './CountedSection.tsx';
import { DecisionMenu } from './DecisionMenu.tsx';
import styles from './DecisionPage.module.css';
import { DecisionPanel } from './DecisionPanel.tsx';
import { RecuseDialog } from './Dialogs.tsx';
import { createDecisionStore } from './decision-store.ts';
import { MyPart } from './MyPart.tsx';
import { Outcome } from './Outcome.tsx';
import { Positions } from './Positions.tsx';
import './texts.ts';
import '../groups/texts.ts';
import '../tasks/texts.ts';
import '../threads/texts.ts';

/** /ustalenia/:decisionId: what is proposed, my position, how it is counted, who said what, what came of it. */
export function DecisionPage() {
  const params = useParams<{ decisionId: string }>();
  const page = createDecisionStore(() => params.decisionId);
  createTitle(() => page.data()?.decision.title);
  createCrumbs(() => {
    const details = page.data();
    return [
      { label: t('groups.title'), href: '/grupy' },
      {
        label: bindShortWords(details?.groupName ?? ''),
        href: `/grupy/${details?.decision.groupId ?? ''}?karta=ustalenia`,
      },
      { label: bindShortWords(details?.decision.title ?? '') },
    ];
  });
  return <LoadedPage query={page}>{(details) => <Opened page={details()} query={page} />}</LoadedPage>;
}

function Opened(props: { page: Details; query: Query<Details> }) {
  const [recusing, setRecusing] = createSignal(false);
  const decision = () => props.page.decision;
  const take = (next: Details) => props.query.update(() => next);
  const takeDecision = (next: Decision) => props.query.update((page) => ({ ...page, decision: next }));
  return (
    <Page panel={<DecisionPanel page={props.page} />}>
      <PageHead
        title={bindShortWords(decision().title)}
        above={<FindingNumber decision={decision()} />}
        actions={<DecisionMenu page={props.page} onRecuse={() => setRecusing(true)} onChanged={takeDecision} />}
      >
        <Meta>
          <Tlp label={decision().label} />
          <Badge>{t(`decisions.state.${decision().state}`)}</Badge>
          <span>{t(`decisions.method.${decision().settings.method}`)}</span>
          <a href={`/grupy/${decision().groupId}?karta=ustalenia`}>{bindShortWords(props.page.groupName)}</a>
          <When decision={decision()} />
        </Meta>
      </PageHead>
      <Notices decision={decision()} />
      <Proposal decision={decision()} />
      <MyPart page={props.page} onChanged={take} />
      <CountedSection page={props.page} />
      <Show when={decision().outcome}>
        {(outcome) => <Outcome page={props.page} outcome={outcome()} onChanged={takeDecision} />}
      </Show>
      <Said page={props.page} />
      <RecuseDialog decision={decision()} open={recusing()} onClose={() => setRecusing(false)} onDone={take} />
    </Page>
  );
}

function FindingNumber(props: { decision: Decision }) {
  return (
    <Show when={props.decision.outcome}>
      {(outcome) => (
        <p class="muted">
          {t(`decisions.numbered.${outcome().result}`, {
            number: findingNumber({ ...outcome(), label: props.decision.label }),
          })}
        </p>
      )}
    </Show>
  );
}

function When(props: { decision: Decision }) {
  const at = () => (props.decision.state === 'planned' ? props.decision.opensAt : props.decision.closesAt);
  const words = () => {
    const when = formatDateTime(at());
    const { state } = props.decision;
    if (state === 'planned') return t('decisions.opens', { when });
    return state === 'open' ? t('decisions.closes', { when }) : t('decisions.closed', { when });
  };
  return (
    <Show when={props.decision.state !== 'withdrawn'}>
      <time datetime={at()}>{words()}</time>
    </Show>
  );
}

/** What is unusual: withdrawn, or worded anew while it runs. */
function Notices(props: { decision: Decision }) {
  return (
    <>
      <Show when={props.decision.state === 'withdrawn'}>
        <div class={styles.banner}>
          <Banner tone="attention">
            {props.decision.withdrawnReason === null
              ? t('decisions.voided')
              : t('decisions.withdrawnBecause', { reason: props.decision.withdrawnReason })}
          </Banner>
        </div>
      </Show>
      <Show when={props.decision.state === 'open' && props.decision.version > 1}>
        <div class={styles.banner}>
          <Banner live>
            {t('decisions.reworded')}
            <Show when={props.decision.wordings[0]?.note}>
              {(note) => <> {t('decisions.rewordedWhy', { note: note() })}</>}
            </Show>
          </Banner>
        </div>
      </Show>
    </>
  );
}

function Proposal(props: { decision: Decision }) {
  return (
    <Section title={t('decisions.proposal')}>
      <div class={styles.text}>
        <Show when={props.decision.body} fallback={<p class="muted">{t('decisions.noBody')}</p>}>
          <RichText html={props.decision.html} me={requireMe().id} />
        </Show>
      </div>
      <Show when={props.decision.options.length > 0}>
        <ol class={styles.options}>
          <For each={props.decision.options}>{(option) => <li>{option.text}</li>}</For>
        </ol>
      </Show>
      <p class="small muted">
        {t('decisions.proposedBy', {
          name: props.decision.author.displayName,
          when: formatDateTime(props.decision.createdAt),
        })}
      </p>
      <OldWordings decision={props.decision} />
    </Section>
  );
}

/** Every earlier wording stays readable. */
function OldWordings(props: { decision: Decision }) {
  return (
    <For each={props.decision.wordings.slice(1)}>
      {(wording) => (
        <details class={styles.more}>
          <summary>
            {t('decisions.oldWording', { number: wording.version, when: formatDateTime(wording.writtenAt) })}
          </summary>
          <b>{bindShortWords(wording.title)}</b>
          <p class={styles.old}>{bindShortWords(spellRefs(wording.body))}</p>
          <For each={wording.options}>{(option) => <p>{option.text}</p>}</For>
        </details>
      )}
    </For>
  );
}

/** Positions with their reasons, as far as the reader may see them now. */
function Said(props: { page: Details }) {
  const hidden = () => {
    const { settings } = props.page.decision;
    if (settings.secret) return t('decisions.hiddenSecret');
    return t(settings.visibility === 'after_vote' ? 'decisions.hiddenUntilVote' : 'decisions.hiddenUntilClose');
  };
  return (
    <Show when={props.page.decision.state !== 'planned'}>
      <Section title={t('decisions.positions')} count={props.page.positions?.length}>
        <Show when={props.page.positions} fallback={<p class={`${styles.old} muted`}>{hidden()}</p>}>
          {(positions) => (
            <Show
              when={positions().length > 0}
              fallback={<p class={`${styles.old} muted`}>{t('decisions.nobodyYet')}</p>}
            >
              <Positions decision={props.page.decision} positions={positions()} />
            </Show>
          )}
        </Show>
      </Section>
    </Show>
  );
}
