import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { type Choice, type Stand, standsOf } from '../../shared/decisions/rule.ts';
import { type DecisionPage, reasonLimit } from '../../shared/decisions/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { unsentText } from '../threads/unsent-text.ts';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ChoiceCards } from '../ui/Choices.tsx';
import { Field } from '../ui/Field.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { holdPosition } from './api.ts';
import { ChoiceField, RankingField, RatingField } from './OptionFields.tsx';
import { hasReceipt, receiptFor } from './receipts.ts';
import styles from './VoteForm.module.css';
import { ruleWords } from './words.ts';

type VoteFormProps = { page: DecisionPage; onVoted: (page: DecisionPage) => void };

/** Where one votes and changes one's mind until the close; it says "given" only when the server has stored it. */
export function VoteForm(props: VoteFormProps) {
  const decision = () => props.page.decision;
  const current = () => {
    const { position } = props.page.mine;
    return position?.version === decision().version ? position : null;
  };
  const [choice, setChoice] = createSignal<Choice>();
  const [reason, setReason] = createSignal('');
  const [missing, setMissing] = createSignal<'choice' | 'reason' | 'long'>();
  const attempt = createAttempt();
  // A new attempt for what was changed; the same one for what is sent again.
  let clientId = crypto.randomUUID();
  // Compared as one word: what others do must not take away what is being typed.
  const held = createMemo(() => [decision().id, decision().version, current()?.heldAt].join());
  // Whoever words the proposal anew asks everybody again, and takes nobody's words away.
  const given = () => props.page.mine.position?.reason ?? '';
  const id = createMemo(() => decision().id);
  const kept = createMemo(() => unsentText(requireMe().id, `reason ${id()}`));
  const keep = (text: string) => kept().write({ text: text === given() ? '' : text, quote: null });
  createEffect(
    on(held, () => {
      setChoice(current()?.choice ?? blankOf(decision().settings.method));
      setReason(kept().read().text || given());
      clientId = crypto.randomUUID();
    }),
  );
  const change = (next: Choice) => {
    setMissing(undefined);
    setChoice(next);
    clientId = crypto.randomUUID();
  };

  async function vote(): Promise<void> {
    const { id, settings, version } = decision();
    const chosen = choice();
    if (!chosen) return void setMissing('choice');
    if (settings.reasons === 'required' && !reason().trim()) return void setMissing('reason');
    if (Array.from(reason().trim()).length > reasonLimit) return void setMissing('long');
    const receipt = settings.secret ? { receipt: receiptFor(requireMe().id, id) } : {};
    const sent = reason();
    const words = settings.reasons === 'off' ? {} : { reason: sent.trim() };
    await attempt.run(async () => {
      const page = await holdPosition(id, { clientId, version, choice: chosen, ...words, ...receipt });
      if (reason() === sent) kept().write({ text: '', quote: null });
      props.onVoted(page);
    });
  }

  return (
    <form
      class={styles.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void vote();
      }}
    >
      <p class="small muted">{ruleWords(decision().settings)}</p>
      <Show when={decision().settings.secret}>
        <p class="small muted">{t('decisions.secretLimits')}</p>
      </Show>
      <ChoiceFields page={props.page} value={choice()} onChange={change} missing={missing() === 'choice'} />
      <Show when={decision().settings.reasons !== 'off'}>
        <Field
          label={t('decisions.reason')}
          optional={decision().settings.reasons === 'optional'}
          error={reasonWords(missing())}
        >
          <TextArea
            rows={2}
            value={reason()}
            onText={(text) => {
              setReason(text);
              keep(text);
              setMissing(undefined);
              clientId = crypto.randomUUID();
            }}
          />
        </Field>
      </Show>
      <FailureBanner text={attempt.failure()} />
      <div class={styles.foot}>
        <Button type="submit" variant="primary" busy={attempt.busy()}>
          {props.page.mine.voted ? t('decisions.changeVote') : t('decisions.giveVote')}
        </Button>
        <Show when={props.page.mine.voted}>
          <StateLine tone="success" live>
            {givenWords(props.page)}
          </StateLine>
        </Show>
      </div>
    </form>
  );
}

function reasonWords(missing: 'choice' | 'reason' | 'long' | undefined): string | undefined {
  if (missing === 'long') return t('decisions.tooLong', { max: reasonLimit });
  return missing === 'reason' ? t('decisions.reasonMissing') : undefined;
}

/** Nothing chosen is an answer only where a ballot may be blank in part. */
function blankOf(method: DecisionPage['decision']['settings']['method']): Choice | undefined {
  if (method === 'ranking') return { kind: 'ranking', order: [] };
  return method === 'rating' ? { kind: 'rating', scores: [] } : undefined;
}

function givenWords({ decision, mine }: DecisionPage): string {
  if (!decision.settings.secret) return t('decisions.given');
  return mine.voted && hasReceipt(requireMe().id, decision.id)
    ? t('decisions.givenSecretly')
    : t('decisions.givenElsewhere');
}

type ChoiceFieldsProps = {
  page: DecisionPage;
  value: Choice | undefined;
  onChange: (choice: Choice) => void;
  missing: boolean;
};

function ChoiceFields(props: ChoiceFieldsProps) {
  const settings = () => props.page.decision.settings;
  const options = () => props.page.decision.options;
  const stand = () => (props.value?.kind === 'stand' ? props.value.stand : undefined);
  return (
    <>
      <Show when={standsOf(settings().method).length > 0}>
        <ChoiceCards<Stand>
          legend={t('decisions.yourPosition')}
          columns={3}
          choices={standsOf(settings().method).map((value) => ({
            value,
            label: t(`decisions.standName.${value}`),
            hint: settings().method === 'consent' ? t(`decisions.standHint.${value}`) : undefined,
          }))}
          value={stand()}
          onChange={(value) => props.onChange({ kind: 'stand', stand: value })}
          error={props.missing ? t('decisions.choiceMissing') : undefined}
        />
      </Show>
      <Show when={settings().method === 'choice'}>
        <ChoiceField options={options()} max={settings().maxChoices} value={props.value} onChange={props.onChange} />
        <Show when={props.missing}>
          <FailureBanner text={t('decisions.choiceMissing')} />
        </Show>
      </Show>
      <Show when={settings().method === 'ranking'}>
        <RankingField options={options()} value={props.value} onChange={props.onChange} />
      </Show>
      <Show when={settings().method === 'rating'}>
        <RatingField options={options()} value={props.value} onChange={props.onChange} />
      </Show>
    </>
  );
}
