import { Show } from 'solid-js';
import { timeZone } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Select } from '../ui/Select.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { nthOf, shiftEnd, weekdayOf } from './form-model.ts';
import type { FormPart } from './form-store.ts';
import { SeriesFields } from './SeriesFields.tsx';

/** Day, hours, zone and series. */
export function WhenFields(props: FormPart) {
  const zones = () => {
    const near = [props.form.timeZone, timeZone(), 'Europe/Warsaw', 'UTC'];
    return [...new Set([...near, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    }));
  };
  const setDate = (date: string) => {
    if (!props.form.endsLater || props.form.endDate < date) props.set('endDate', date);
    if (date && props.form.weekdays.length === 1) props.set('weekdays', [weekdayOf(date)]);
    if (date && !nthOf(date).includes(props.form.nth)) props.set('nth', nthOf(date)[0] ?? '-1');
    props.set('date', date);
  };
  return (
    <fieldset class={layout.part}>
      <legend>{t('meetings.formWhen')}</legend>
      <div class={layout.pair}>
        <DateField
          label={t('meetings.date')}
          value={props.form.date}
          onChange={setDate}
          error={props.errors.date ? t('meetings.dateMissing') : undefined}
        />
        <TimeField
          label={t('meetings.from')}
          value={props.form.from}
          onChange={(from) => {
            if (!props.form.endsLater) props.set('to', shiftEnd(props.form, from));
            props.set('from', from);
          }}
          error={props.errors.from ? t('meetings.timeMissing') : undefined}
        />
        <TimeField
          label={t('meetings.to')}
          value={props.form.to}
          onChange={(to) => props.set('to', to)}
          error={props.errors.to ? t('meetings.endsEarly') : undefined}
        />
      </div>
      <Checkbox
        label={t('meetings.endsLater')}
        checked={props.form.endsLater}
        onChange={(checked) => props.set('endsLater', checked)}
      />
      <Show when={props.form.endsLater}>
        <DateField
          label={t('meetings.endDate')}
          value={props.form.endDate}
          onChange={(date) => props.set('endDate', date)}
          error={props.errors.endDate ? t('meetings.endsEarly') : undefined}
        />
      </Show>
      <Field label={t('meetings.zone')}>
        <Select options={zones()} value={props.form.timeZone} onChange={(zone) => props.set('timeZone', zone)} />
      </Field>
      <SeriesFields {...props} />
    </fieldset>
  );
}
