import { createSignal } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import layout from '../ui/FormLayout.module.css';
import { TimeField } from '../ui/TimeField.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeDate } from './api.ts';
import { shiftEnd } from './form-model.ts';
import { whenText } from './words.ts';

type MoveDialogProps = { open: boolean; onClose: () => void; occurrence: Occurrence; onMoved: () => void };

/** Gives one date of a series another day or hour. */
export function MoveDialog(props: MoveDialogProps) {
  const [date, setDate] = createSignal('');
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [wrong, setWrong] = createSignal<string>();

  function begin(): void {
    const { start, end } = props.occurrence;
    setDate(start.slice(0, 10));
    setFrom(start.slice(11));
    setTo(end.slice(11));
    setWrong(undefined);
  }

  function isComplete(): boolean {
    const complete = date() !== '' && from() !== '' && to() > from();
    setWrong(complete ? undefined : t('meetings.endsEarly'));
    return complete;
  }

  async function save(): Promise<void> {
    const { meetingId, original } = props.occurrence;
    await changeDate(meetingId, original, { start: `${date()}T${from()}`, end: `${date()}T${to()}` });
    showToast(t('meetings.dateMoved'));
    props.onMoved();
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('meetings.moveTitle', { date: whenText(props.occurrence) })}
      text={t('meetings.moveHint')}
      submit={t('meetings.move')}
      onOpen={begin}
      check={isComplete}
      run={save}
    >
      <DateField label={t('meetings.date')} value={date()} onChange={setDate} />
      <div class={layout.pair}>
        <TimeField
          label={t('meetings.from')}
          value={from()}
          onChange={(time) => {
            setTo(shiftEnd({ from: from(), to: to() }, time));
            setFrom(time);
          }}
        />
        <TimeField label={t('meetings.to')} value={to()} onChange={setTo} error={wrong()} />
      </div>
    </FormDialog>
  );
}
