import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { differsFromReader, zoneName } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { addDays } from '../ui/date-text.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import layout from '../ui/FormLayout.module.css';
import { TimeField } from '../ui/TimeField.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeDate } from './api.ts';
import { shiftEnd } from './form-model.ts';
import { whenText } from './words.ts';

type MoveDialogProps = { open: boolean; onClose: () => void; occurrence: Occurrence; onMoved: () => void };

type Time = { date: string; from: string; to: string; endsLater: boolean; endDate: string };

function toTime({ start, end }: Occurrence): Time {
  const [date, endDate] = [start.slice(0, 10), end.slice(0, 10)];
  return { date, from: start.slice(11), to: end.slice(11), endsLater: endDate > date, endDate };
}

const nextDay = ({ date, endDate }: Time): string => (endDate > date || !date ? endDate : addDays(date, 1));

/** Gives one date of a series another day or hour, by the clock of the meeting's place. */
export function MoveDialog(props: MoveDialogProps) {
  const [time, setTime] = createStore(toTime(props.occurrence));
  const [wrong, setWrong] = createSignal<string>();
  const end = () => `${time.endsLater ? time.endDate : time.date}T${time.to}`;
  const zone = () => {
    const { startsAt, timeZone } = props.occurrence;
    return differsFromReader(startsAt, timeZone) ? t('meetings.moveZone', { zone: zoneName(startsAt, timeZone) }) : '';
  };

  function begin(): void {
    setTime(toTime(props.occurrence));
    setWrong(undefined);
  }

  function isComplete(): boolean {
    const complete = time.date !== '' && time.from !== '' && end() > `${time.date}T${time.from}`;
    setWrong(complete ? undefined : t('meetings.endsEarly'));
    return complete;
  }

  /** A date of several days stays as long as it was. */
  function setDate(date: string): void {
    const days = (Date.parse(time.endDate) - Date.parse(time.date)) / 86_400_000;
    setTime({ date, ...(date && Number.isFinite(days) ? { endDate: addDays(date, days) } : {}) });
  }

  async function save(): Promise<void> {
    const { meetingId, original } = props.occurrence;
    await changeDate(meetingId, original, { start: `${time.date}T${time.from}`, end: end() });
    showToast(t('meetings.dateMoved'));
    props.onMoved();
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('meetings.moveTitle', { date: whenText(props.occurrence) })}
      text={[t('meetings.moveHint'), zone()].filter(Boolean).join(' ')}
      submit={t('meetings.move')}
      onOpen={begin}
      check={isComplete}
      run={save}
    >
      <DateField label={t('meetings.date')} value={time.date} onChange={setDate} />
      <div class={layout.pair}>
        <TimeField
          label={t('meetings.from')}
          value={time.from}
          onChange={(from) => setTime(time.endsLater ? { from } : { from, to: shiftEnd(time, from) })}
        />
        <TimeField label={t('meetings.to')} value={time.to} onChange={(to) => setTime({ to })} error={wrong()} />
      </div>
      <Checkbox
        label={t('meetings.endsLater')}
        checked={time.endsLater}
        onChange={(endsLater) => setTime({ endsLater, ...(endsLater ? { endDate: nextDay(time) } : {}) })}
      />
      <Show when={time.endsLater}>
        <DateField label={t('meetings.endDate')} value={time.endDate} onChange={(endDate) => setTime({ endDate })} />
      </Show>
    </FormDialog>
  );
}
