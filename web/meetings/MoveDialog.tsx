import { createEffect, createSignal, on, Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeDate } from './api.ts';
import { shiftEnd } from './form-model.ts';
import styles from './MeetingForm.module.css';
import { whenText } from './words.ts';

type MoveDialogProps = { open: boolean; onClose: () => void; occurrence: Occurrence; onMoved: () => void };

/** Gives one date of a series another day or hour. */
export function MoveDialog(props: MoveDialogProps) {
  const [date, setDate] = createSignal('');
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        const { start, end } = props.occurrence;
        setDate(start.slice(0, 10));
        setFrom(start.slice(11));
        setTo(end.slice(11));
        setFailure(undefined);
      },
    ),
  );

  async function save(): Promise<void> {
    const complete = date() && from() && to() > from();
    setFailure(complete ? undefined : t('meetings.endsEarly'));
    if (!complete || busy()) return;
    setBusy(true);
    try {
      const { meetingId, original } = props.occurrence;
      await changeDate(meetingId, original, { start: `${date()}T${from()}`, end: `${date()}T${to()}` });
      showToast(t('meetings.dateMoved'));
      props.onMoved();
      props.onClose();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('meetings.moveTitle', { date: whenText(props.occurrence) })}
      text={t('meetings.moveHint')}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            {t('meetings.move')}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <Banner tone="danger" live>
          {failure()}
        </Banner>
      </Show>
      <DateField label={t('meetings.date')} value={date()} onChange={setDate} />
      <div class={styles.pair}>
        <TimeField
          label={t('meetings.from')}
          value={from()}
          onChange={(time) => {
            setTo(shiftEnd({ from: from(), to: to() }, time));
            setFrom(time);
          }}
        />
        <TimeField label={t('meetings.to')} value={to()} onChange={setTo} />
      </div>
    </Dialog>
  );
}
