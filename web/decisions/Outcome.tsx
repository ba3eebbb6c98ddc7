import CalendarClock from 'lucide-solid/icons/calendar-clock';
import { createSignal, For, Show } from 'solid-js';
import type { Decision, DecisionPage, Outcome as OutcomeOf } from '../../shared/decisions/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { formatDateTime, formatLongDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createAttempt } from '../lib/attempt.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Section.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { retractDissent, writeDissent } from './api.ts';
import styles from './DecisionPage.module.css';
import { DissentDialog, StatementDialog } from './Dialogs.tsx';
import positions from './Positions.module.css';

type OutcomeProps = { page: DecisionPage; outcome: OutcomeOf; onChanged: (decision: Decision) => void };

/** What was decided, in words, with every earlier wording, the day to look at it again, and who disagreed. */
export function Outcome(props: OutcomeProps) {
  return (
    <>
      <Stated {...props} />
      <Dissents {...props} />
    </>
  );
}

function Stated(props: OutcomeProps) {
  const [wording, setWording] = createSignal(false);
  const newest = () => props.outcome.statements[0];
  return (
    <Section title={t(`decisions.statement.${props.outcome.result}`)}>
      <Show when={props.outcome.result !== 'adopted' && !newest()?.author}>
        <p class={`${styles.about} small muted`}>{t('decisions.notAdopted')}</p>
      </Show>
      <blockquote class={styles.statement}>{bindShortWords(newest()?.text ?? '')}</blockquote>
      <p class="small muted">
        {newest()?.author
          ? t('decisions.statedBy', {
              name: newest()?.author?.displayName ?? '',
              when: formatDateTime(newest()?.writtenAt ?? ''),
            })
          : t('decisions.statedByHub', { when: formatDateTime(props.outcome.closedAt) })}
      </p>
      <Show when={newest()?.reviewOn}>
        {(day) => (
          <p>
            <Badge icon={CalendarClock}>
              {t('decisions.review', { when: formatLongDate(`${day()}T12:00:00Z`, 'UTC') })}
            </Badge>
          </p>
        )}
      </Show>
      <For each={props.outcome.statements.slice(1)}>
        {(old) => (
          <details class={styles.more}>
            <summary>
              {t('decisions.oldStatement', { number: old.version, when: formatDateTime(old.writtenAt) })}
            </summary>
            <p class={styles.old}>{bindShortWords(old.text)}</p>
          </details>
        )}
      </For>
      <Show when={props.page.mine.canState}>
        <div class={styles.actions}>
          <Button size="small" onClick={() => setWording(true)}>
            {t('decisions.statementEdit')}
          </Button>
        </div>
        <StatementDialog
          decision={props.page.decision}
          open={wording()}
          onClose={() => setWording(false)}
          onDone={(changed) => {
            props.onChanged(changed);
            showToast(t('decisions.statementDone'));
          }}
        />
      </Show>
    </Section>
  );
}

function Dissents(props: OutcomeProps) {
  const [writing, setWriting] = createSignal(false);
  const attempt = createAttempt();
  const myId = requireMe().id;
  const own = () => props.outcome.dissents.find(({ person }) => person.id === myId);
  const isTaken = () => props.page.mine.canDissent && Date.parse(props.outcome.dissentUntil) > Date.now();

  async function retract(): Promise<void> {
    const { id } = props.page.decision;
    const words = own()?.text ?? '';
    const done = await attempt.run(async () => props.onChanged(await retractDissent(id)));
    if (!done) return void showToast(attempt.failure() ?? '', { tone: 'danger' });
    const undo = () => void writeDissent(id, words).then(props.onChanged, showFailure);
    showToast(t('decisions.dissentRetracted'), { undo });
  }

  return (
    <Show when={isTaken() || props.outcome.dissents.length > 0}>
      <Section title={t('decisions.dissent')} count={props.outcome.dissents.length || undefined}>
        <For each={props.outcome.dissents}>
          {(each) => (
            <div class={positions.dissent}>
              <blockquote>{bindShortWords(each.text)}</blockquote>
              <p class="small muted">
                {each.person.displayName}, <time datetime={each.writtenAt}>{formatDateTime(each.writtenAt)}</time>
              </p>
            </div>
          )}
        </For>
        <Show when={isTaken()}>
          <p class={`${styles.old} small muted`}>
            {t('decisions.dissentUntil', { when: formatDateTime(props.outcome.dissentUntil) })}
          </p>
          <div class={styles.actions}>
            <Button size="small" onClick={() => setWriting(true)}>
              {own() ? t('decisions.dissentEdit') : t('decisions.dissentWrite')}
            </Button>
            <Show when={own()}>
              <Button size="small" variant="quiet" busy={attempt.busy()} onClick={() => void retract()}>
                {t('decisions.dissentRetract')}
              </Button>
            </Show>
          </div>
          <DissentDialog
            decision={props.page.decision}
            text={own()?.text ?? ''}
            open={writing()}
            onClose={() => setWriting(false)}
            onDone={props.onChanged}
          />
        </Show>
      </Section>
    </Show>
  );
}
