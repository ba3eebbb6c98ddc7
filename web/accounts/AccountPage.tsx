import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './Form.module.css';
import { ProfileForm } from './ProfileForm.tsx';
import { SessionList } from './SessionList.tsx';
import { requireMe } from './session.ts';
import { TokenList } from './TokenList.tsx';
import './texts.ts';
import '../notifications/texts.ts';

/** /konto: who I am to the others, my language and zone, my devices, my tokens. */
export function AccountPage() {
  createTitle(() => t('accounts.my'));
  createCrumbs(() => [{ label: t('accounts.my') }]);
  return (
    <Page width="narrow">
      <PageHead title={t('accounts.my')}>
        <Meta>
          <span>{requireMe().email}</span>
        </Meta>
      </PageHead>
      <Section title={t('accounts.profile')}>
        <ProfileForm />
      </Section>
      <Section
        title={t('notifications.title')}
        aside={<a href="/konto/powiadomienia">{t('notifications.settings')}</a>}
      >
        <p class={styles.intro}>{t('notifications.accountHint')}</p>
      </Section>
      <SessionList />
      <TokenList />
    </Page>
  );
}
