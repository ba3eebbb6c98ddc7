import { createSignal, For } from 'solid-js';
import type { MailSettings } from '../../shared/notifications/settings.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field, FieldMessage } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { hourOptions, weekdayName } from './hours.ts';
import styles from './MailSettingsPage.module.css';

type DigestTimesProps = {
  days: readonly number[];
  hours: readonly number[];
  onChange: (part: Partial<MailSettings>) => void;
};

const none = '';

/** On which days and at which one or two hours the digest comes. */
export function DigestTimes(props: DigestTimesProps) {
  const [missing, setMissing] = createSignal<string>();
  const setDay = (day: number, on: boolean) => {
    const days = on ? [...props.days, day] : props.days.filter((each) => each !== day);
    setMissing(days.length > 0 ? undefined : t('notifications.daysMissing'));
    if (days.length > 0) props.onChange({ digestDays: days });
  };
  const setHour = (place: 0 | 1, value: string) => {
    const [first = 8, second] = props.hours;
    const chosen = place === 0 ? [Number(value), second] : [first, value === none ? undefined : Number(value)];
    const hours = [...new Set(chosen.filter((hour) => hour !== undefined))];
    props.onChange({ digestHours: hours });
  };
  return (
    <>
      <fieldset class={styles.days} aria-describedby="days-error">
        <legend class={styles.legend}>{t('notifications.days')}</legend>
        <For each={[1, 2, 3, 4, 5, 6, 7]}>
          {(day) => (
            <Checkbox
              checked={props.days.includes(day) && !(missing() && props.days.length === 1)}
              onChange={(on) => setDay(day, on)}
              label={weekdayName(day)}
            />
          )}
        </For>
        <FieldMessage id="days-error" text={missing()} />
      </fieldset>
      <div class={styles.hours}>
        <Field label={t('notifications.hour')}>
          <Select options={hourOptions()} value={String(props.hours[0] ?? 8)} onChange={(value) => setHour(0, value)} />
        </Field>
        <Field label={t('notifications.secondHour')}>
          <Select
            options={[{ value: none, label: t('notifications.noSecondHour') }, ...hourOptions()]}
            value={props.hours[1] === undefined ? none : String(props.hours[1])}
            onChange={(value) => setHour(1, value)}
          />
        </Field>
      </div>
    </>
  );
}
