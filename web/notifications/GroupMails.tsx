import { For, Show } from 'solid-js';
import { type GroupMail, type GroupMailSetting, groupMails } from '../../shared/notifications/settings.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './MailSettingsPage.module.css';

type GroupMailsProps = {
  groups: readonly GroupMailSetting[];
  onChange: (groupId: string, mail: GroupMail) => void;
};

/** What of each of the reader's groups comes by mail. */
export function GroupMails(props: GroupMailsProps) {
  const options = () => groupMails.map((value) => ({ value, label: t(`notifications.group.${value}`) }));
  return (
    <Section title={t('notifications.groupsTitle')}>
      <Show when={props.groups.length > 0} fallback={<p class="muted">{t('notifications.noGroups')}</p>}>
        <div class={styles.part}>
          <p class="muted">{t('notifications.groupsHint')}</p>
          <ul class={styles.groups}>
            <For each={props.groups}>
              {(group) => (
                <li class={styles.group}>
                  <span>{bindShortWords(group.groupName)}</span>
                  <Select
                    label={group.groupName}
                    options={options()}
                    value={group.mail}
                    onChange={(mail) => props.onChange(group.groupId, mail)}
                  />
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </Section>
  );
}
