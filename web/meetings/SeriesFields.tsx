import { For, Match, Show, Switch } from 'solid-js';
import { weekdays } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { nthOf, weekdayOf } from './form-model.ts';
import type { FormPart } from './form-store.ts';
import styles from './MeetingForm.module.css';
import { nthText, weekdayName } from './words.ts';

/** Whether the meeting repeats: on weekdays, or on such a weekday of the month; and until when. */
export function SeriesFields(props: FormPart) {
  return (
    <>
      <Field label={t('meetings.repeat')}>
        <Select
          options={[
            { value: 'none', label: t('meetings.repeatNone') },
            { value: 'weekly', label: t('meetings.repeatWeekly') },
            { value: 'monthly', label: t('meetings.repeatMonthly') },
          ]}
          value={props.form.repeat}
          onChange={(repeat) => props.set('repeat', repeat)}
        />
      </Field>
      <Show when={props.form.repeat !== 'none'}>
        <Rule {...props} />
        <Ends {...props} />
      </Show>
    </>
  );
}

function Rule(props: FormPart) {
  const isWeekly = () => props.form.repeat === 'weekly';
  const nths = () =>
    nthOf(props.form.date).map((nth) => ({ value: nth, label: nthText(nth, weekdayOf(props.form.date)) }));
  return (
    <>
      <div class={layout.pair}>
        <NumberField
          label={isWeekly() ? t('meetings.everyWeeks') : t('meetings.everyMonths')}
          value={props.form.interval}
          max={isWeekly() ? 52 : 12}
          onChange={(interval) => props.set('interval', interval)}
        />
        <Show when={!isWeekly()}>
          <Field label={t('meetings.onWhich')}>
            <Select options={nths()} value={props.form.nth} onChange={(nth) => props.set('nth', nth)} />
          </Field>
        </Show>
      </div>
      <Show when={isWeekly()}>
        <Days {...props} />
      </Show>
    </>
  );
}

/** The day of the first meeting is always one of them. */
function Days(props: FormPart) {
  const first = () => weekdayOf(props.form.date);
  return (
    <fieldset>
      <legend>{t('meetings.onDays')}</legend>
      <div class={styles.days}>
        <For each={weekdays}>
          {(day) => (
            <Checkbox
              label={weekdayName(day, 'long')}
              checked={day === first() || props.form.weekdays.includes(day)}
              disabled={day === first()}
              onChange={(checked) => {
                const others = props.form.weekdays.filter((other) => other !== day);
                props.set('weekdays', checked ? [...others, day] : others);
              }}
            />
          )}
        </For>
      </div>
    </fieldset>
  );
}

function Ends(props: FormPart) {
  return (
    <div class={layout.pair}>
      <Field label={t('meetings.ends')}>
        <Select
          options={[
            { value: 'never', label: t('meetings.endsNever') },
            { value: 'until', label: t('meetings.endsOn') },
            { value: 'count', label: t('meetings.endsAfter') },
          ]}
          value={props.form.ends}
          onChange={(ends) => props.set('ends', ends)}
        />
      </Field>
      <Switch>
        <Match when={props.form.ends === 'until'}>
          <DateField
            label={t('meetings.untilDate')}
            value={props.form.until}
            onChange={(day) => props.set('until', day)}
            error={props.errors.until ? t('meetings.dateMissing') : undefined}
          />
        </Match>
        <Match when={props.form.ends === 'count'}>
          <NumberField
            label={t('meetings.howMany')}
            value={props.form.count}
            max={500}
            onChange={(count) => props.set('count', count)}
          />
        </Match>
      </Switch>
    </div>
  );
}

function NumberField(props: { label: string; value: string; max: number; onChange: (value: string) => void }) {
  return (
    <Field label={props.label}>
      <Input
        type="number"
        min={1}
        max={props.max}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
