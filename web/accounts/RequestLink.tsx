import { createSignal, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createQuery } from '../lib/query.ts';
import { PublicPage } from '../shell/PublicPage.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { listSamplePeople, requestLink } from './api.ts';
import { looksLikeEmail } from './email.ts';
import styles from './Form.module.css';

/** The form that asks for a sign-in link, and afterwards the word where to look for it. */
export function RequestLink() {
  const [sentTo, setSentTo] = createSignal<string>();
  const demo = createQuery(() => 'demo', listSamplePeople);
  const isDemo = () => (demo.data()?.length ?? 0) > 0;
  return (
    <Show when={sentTo()} fallback={<EmailForm isDemo={isDemo()} onSent={setSentTo} />}>
      {(email) => (
        <PublicPage title={t('accounts.checkMail')} lede={t('accounts.checkMailHint', { email: email() })}>
          <div class={styles.form}>
            <p class="muted">{t('accounts.notArrived')}</p>
            <Show when={isDemo()}>
              <ButtonLink href="/poczta">{t('accounts.demoMail')}</ButtonLink>
            </Show>
            <Button variant="quiet" onClick={() => setSentTo(undefined)}>
              {t('accounts.otherAddress')}
            </Button>
          </div>
        </PublicPage>
      )}
    </Show>
  );
}

function EmailForm(props: { isDemo: boolean; onSent: (email: string) => void }) {
  const [email, setEmail] = createSignal('');
  const attempt = createAttempt();
  const [invalid, setInvalid] = createSignal<string>();

  async function send(): Promise<void> {
    const address = email().trim();
    setInvalid(looksLikeEmail(address) ? undefined : t('accounts.emailInvalid'));
    if (!invalid() && (await attempt.run(() => requestLink(address)))) props.onSent(address);
  }

  return (
    <PublicPage title={t('accounts.signIn')} lede={t('accounts.signInHint')}>
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FailureBanner text={attempt.failure()} />
        <Field label={t('accounts.email')} error={invalid()}>
          <Input
            type="email"
            name="email"
            autocomplete="email"
            required
            value={email()}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" variant="primary" busy={attempt.busy()}>
          {t('accounts.sendLink')}
        </Button>
      </form>
      <Show when={props.isDemo}>
        <div class={styles.after}>
          <p class="muted">{t('accounts.demoOffer')}</p>
          <ButtonLink href="/demo">{t('accounts.demoEnter')}</ButtonLink>
        </div>
      </Show>
    </PublicPage>
  );
}
