import { Show } from 'solid-js';
import { type MailSettings, usualSettings } from '../../shared/notifications/settings.ts';
import { t } from '../i18n/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { hourOptions } from './hours.ts';
import styles from './MailSettingsPage.module.css';

type Quiet = MailSettings['quiet'];

/** Between which hours no mail comes. */
export function QuietHours(props: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  return (
    <div class={styles.part}>
      <Checkbox
        name="quiet"
        checked={props.quiet !== null}
        onChange={(on) => props.onChange(on ? usualSettings.quiet : null)}
        label={t('notifications.quiet')}
        hint={t('notifications.quietHint')}
      />
      <Show when={props.quiet}>
        {(quiet) => (
          <div class={styles.hours}>
            <Field label={t('notifications.quietFrom')}>
              <Select
                options={hourOptions()}
                value={String(quiet().from)}
                onChange={(value) => props.onChange({ ...quiet(), from: Number(value) })}
              />
            </Field>
            <Field label={t('notifications.quietUntil')}>
              <Select
                options={hourOptions()}
                value={String(quiet().until)}
                onChange={(value) => props.onChange({ ...quiet(), until: Number(value) })}
              />
            </Field>
          </div>
        )}
      </Show>
    </div>
  );
}
