import Plus from 'lucide-solid/icons/plus';
import Vote from 'lucide-solid/icons/vote';
import { createEffect, For, onCleanup, Show } from 'solid-js';
import type { MyDecision } from '../../shared/decisions/schema.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { listDecisions } from './api.ts';
import styles from './DecisionPage.module.css';
import { DecisionRow } from './DecisionRow.tsx';
import { followDecisions } from './follow-decisions.ts';

const shown = 10;

/** The decisions of a group: what is open and planned, then the latest findings. */
export function GroupDecisions(props: { groupId: string; role: GroupRole }) {
  const decisions = createQuery(() => props.groupId, listDecisions);
  createEffect(() => onCleanup(followDecisions(props.groupId, () => void decisions.refetch())));
  const mayWrite = () => props.role !== 'observer';
  const propose = () => (
    <Show when={mayWrite()}>
      <ButtonLink href={`/ustalenia/nowe?grupa=${props.groupId}`} icon={Plus} size="small">
        {t('decisions.propose')}
      </ButtonLink>
    </Show>
  );
  return (
    <Loaded query={decisions}>
      {(all) => (
        <Show
          when={all().length > 0}
          fallback={
            <EmptyState
              icon={Vote}
              title={t('decisions.none')}
              text={mayWrite() ? t('decisions.noneText') : t('decisions.noneForObserver')}
              action={mayWrite() ? propose() : undefined}
            />
          }
        >
          <Section title={t('decisions.running')} aside={propose()}>
            <List decisions={all().filter(isRunning)} empty={t('decisions.noneRunning')} />
          </Section>
          <Section
            title={t('decisions.findings')}
            aside={<a href={`/ustalenia?grupa=${props.groupId}`}>{t('decisions.wholeRegister')}</a>}
          >
            <List
              decisions={all()
                .filter((each) => !isRunning(each))
                .slice(0, shown)}
              empty={t('decisions.noFindings')}
            />
          </Section>
        </Show>
      )}
    </Loaded>
  );
}

const isRunning = ({ state }: MyDecision): boolean => state === 'open' || state === 'planned';

function List(props: { decisions: readonly MyDecision[]; empty: string }) {
  return (
    <Show when={props.decisions.length > 0} fallback={<p class={`${styles.old} muted`}>{props.empty}</p>}>
      <Rows>
        <For each={props.decisions}>{(decision) => <DecisionRow decision={decision} />}</For>
      </Rows>
    </Show>
  );
}
