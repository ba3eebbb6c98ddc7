import { createSignal, Show } from 'solid-js';
import { leastSecret } from '../../shared/decisions/rule.ts';
import type { Decision, DecisionPage } from '../../shared/decisions/schema.ts';
import { textLimit } from '../../shared/decisions/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { recuse, withdrawDecision, writeDissent, writeStatement } from './api.ts';
import { hasReceipt, receiptFor } from './receipts.ts';

type Part<Result> = { decision: Decision; open: boolean; onClose: () => void; onDone: (result: Result) => void };

/** Declares a conflict of interest. */
export function RecuseDialog(props: Part<DecisionPage>) {
  const run = async (reason: string) => {
    const { id, settings } = props.decision;
    const { id: memberId } = requireMe();
    const receipt = settings.secret && hasReceipt(memberId, id) ? { receipt: receiptFor(memberId, id) } : {};
    props.onDone(await recuse(id, { reason, ...receipt }));
  };
  const text = () => {
    const { settings, eligible } = props.decision;
    const voids = settings.secret && eligible <= leastSecret;
    return voids ? `${t('decisions.recuseText')} ${t('decisions.recuseVoids')}` : t('decisions.recuseText');
  };
  return (
    <ReasonDialog {...props} title={t('decisions.recuse')} text={text()} submit={t('decisions.recuseDo')} run={run} />
  );
}

/** Takes a decision back before its close. */
export function WithdrawDialog(props: Part<Decision>) {
  return (
    <ReasonDialog
      {...props}
      title={t('decisions.withdraw')}
      text={t('decisions.withdrawText')}
      submit={t('decisions.withdraw')}
      run={async (reason) => props.onDone(await withdrawDecision(props.decision.id, reason))}
    />
  );
}

type ReasonDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  text: string;
  submit: string;
  run: (reason: string) => Promise<void>;
};

function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const oneLine = () => reason().replace(/\s+/g, ' ').trim();
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      text={props.text}
      submit={props.submit}
      onOpen={() => {
        setReason('');
        setMissing(false);
      }}
      check={() => {
        setMissing(oneLine() === '');
        return oneLine() !== '';
      }}
      run={() => props.run(oneLine())}
    >
      <Field label={t('decisions.why')} error={missing() ? t('decisions.whyMissing') : undefined}>
        <TextArea rows={2} maxlength={500} value={reason()} onText={setReason} />
      </Field>
    </FormDialog>
  );
}

/** One's dissent, written or written anew. */
export function DissentDialog(props: Part<Decision> & { text: string }) {
  const [text, setText] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('decisions.dissent')}
      text={
        props.decision.settings.secret
          ? `${t('decisions.dissentText')} ${t('decisions.dissentReveals')}`
          : t('decisions.dissentText')
      }
      width="wide"
      submit={t('decisions.dissentDo')}
      onOpen={() => {
        setText(props.text);
        setMissing(false);
      }}
      check={() => {
        setMissing(text().trim() === '');
        return text().trim() !== '';
      }}
      run={async () => props.onDone(await writeDissent(props.decision.id, text().trim()))}
    >
      <Field label={t('decisions.dissentField')} error={missing() ? t('decisions.textMissing') : undefined}>
        <TextArea rows={6} maxlength={textLimit} value={text()} onText={setText} />
      </Field>
    </FormDialog>
  );
}

/** The statement of the outcome and the day to look at it again. */
export function StatementDialog(props: Part<Decision>) {
  const newest = () => props.decision.outcome?.statements[0];
  const adopted = () => props.decision.outcome?.result === 'adopted';
  const [text, setText] = createSignal('');
  const [reviewOn, setReviewOn] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const send = async () => {
    const version = newest()?.version ?? 1;
    props.onDone(
      await writeStatement(props.decision.id, { text: text().trim(), reviewOn: reviewOn() || null, version }),
    );
  };
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('decisions.statementEdit')}
      text={t('decisions.statementText')}
      width="wide"
      submit={t('decisions.statementDo')}
      onOpen={() => {
        setText(newest()?.text ?? '');
        setReviewOn(newest()?.reviewOn ?? '');
        setMissing(false);
      }}
      check={() => {
        setMissing(text().trim() === '');
        return text().trim() !== '';
      }}
      run={send}
    >
      <Field
        label={adopted() ? t('decisions.statement.adopted') : t('decisions.record')}
        error={missing() ? t('decisions.textMissing') : undefined}
      >
        <TextArea rows={5} maxlength={textLimit} value={text()} onText={setText} />
      </Field>
      <Show when={props.open}>
        <DateField
          label={t('decisions.reviewOn')}
          hint={t('decisions.reviewHint')}
          optional
          value={reviewOn()}
          onChange={setReviewOn}
        />
      </Show>
    </FormDialog>
  );
}
