import { createSignal, Show } from 'solid-js';
import type { MailChoices, MailSettings } from '../../shared/notifications/settings.ts';
import { requireMe } from '../accounts/session.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { readChoices, saveGroupMail, saveSettings } from './api.ts';
import { DigestTimes } from './DigestTimes.tsx';
import { GroupMails } from './GroupMails.tsx';
import styles from './MailSettingsPage.module.css';
import { QuietHours } from './QuietHours.tsx';
import '../accounts/texts.ts';
import './texts.ts';

/** /konto/powiadomienia: what comes by mail, and when. Every choice is saved as it is made. */
export function MailSettingsPage() {
  createTitle(() => t('notifications.settings'));
  createCrumbs(() => [{ label: t('accounts.my'), href: '/konto' }, { label: t('notifications.settings') }]);
  const choices = createQuery(() => 'mine', readChoices);
  const [savedAt, setSavedAt] = createSignal<Date>();
  const attempt = createAttempt();

  async function save(deed: () => Promise<MailChoices>): Promise<void> {
    setSavedAt(undefined);
    const saved = await attempt.run(async () => {
      const now = await deed();
      choices.update(() => now);
    });
    if (saved) setSavedAt(new Date());
    else await choices.refetch();
  }

  return (
    <Page width="narrow">
      <PageHead title={t('notifications.settings')}>
        <p>{t('notifications.settingsLede', { email: requireMe().email })}</p>
        <p class="muted">{t('notifications.noMailFromRed')}</p>
      </PageHead>
      <div class={styles.state}>
        <FailureBanner text={attempt.failure()} />
        <Show when={savedAt()}>
          {(at) => (
            <StateLine tone="success" live>
              {t('notifications.savedAt', { time: formatTime(at()) })}
            </StateLine>
          )}
        </Show>
      </div>
      <Loaded query={choices}>
        {(now) => (
          <>
            <Timing choices={now()} onChange={(settings) => void save(() => saveSettings(settings))} />
            <GroupMails
              groups={now().groups}
              onChange={(groupId, mail) => void save(() => saveGroupMail(groupId, mail))}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type TimingProps = { choices: MailChoices; onChange: (settings: MailSettings) => void };

function Timing(props: TimingProps) {
  const change = (part: Partial<MailSettings>) => {
    const { groups: _, ...settings } = props.choices;
    props.onChange({ ...settings, ...part });
  };
  return (
    <>
      <Section title={t('notifications.directTitle')}>
        <Checkbox
          name="direct"
          checked={props.choices.direct}
          onChange={(direct) => change({ direct })}
          label={t('notifications.direct')}
          hint={t('notifications.directHint')}
        />
      </Section>
      <Section title={t('notifications.digestTitle')}>
        <div class={styles.part}>
          <Checkbox
            name="digest"
            checked={props.choices.digest}
            onChange={(digest) => change({ digest })}
            label={t('notifications.digest')}
            hint={t('notifications.digestHint')}
          />
          <Show when={props.choices.digest}>
            <DigestTimes days={props.choices.digestDays} hours={props.choices.digestHours} onChange={change} />
          </Show>
        </div>
      </Section>
      <Section title={t('notifications.quietTitle')}>
        <QuietHours quiet={props.choices.quiet} onChange={(quiet) => change({ quiet })} />
      </Section>
      <p class={styles.zone}>
        {t('notifications.zone', { zone: requireMe().timeZone.replaceAll('_', ' ') })}{' '}
        <a href="/konto">{t('notifications.changeZone')}</a>
      </p>
    </>
  );
}
