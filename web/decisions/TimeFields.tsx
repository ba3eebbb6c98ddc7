import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import layout from '../ui/FormLayout.module.css';
import { TimeField } from '../ui/TimeField.tsx';
import type { FormPart } from './form-store.ts';

/** From when until when, by the clock of the group. */
export function TimeFields(props: FormPart & { timeZone: string; onlyClose?: boolean }) {
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formWhen')}</legend>
      <p class="small muted">{t('decisions.formZone', { zone: props.timeZone.replaceAll('_', ' ') })}</p>
      <Show when={!props.onlyClose}>
        <Checkbox
          label={t('decisions.formOpensLater')}
          hint={t('decisions.formOpensLaterHint')}
          checked={props.form.opensLater}
          onChange={(later) => props.set('opensLater', later)}
        />
        <Show when={props.form.opensLater}>
          <div class={layout.pair}>
            <DateField
              label={t('decisions.opensDate')}
              value={props.form.opensDate}
              onChange={(day) => props.set('opensDate', day)}
              error={props.errors.opens ? t('decisions.timeMissing') : undefined}
            />
            <TimeField
              label={t('decisions.opensTime')}
              value={props.form.opensTime}
              onChange={(time) => props.set('opensTime', time)}
            />
          </div>
        </Show>
      </Show>
      <div class={layout.pair}>
        <DateField
          label={t('decisions.closesDate')}
          value={props.form.closesDate}
          onChange={(day) => props.set('closesDate', day)}
          error={props.errors.closes ? t('decisions.closesWrong') : undefined}
        />
        <TimeField
          label={t('decisions.closesTime')}
          value={props.form.closesTime}
          onChange={(time) => props.set('closesTime', time)}
        />
      </div>
    </fieldset>
  );
}
