import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { PublicPage } from '../shell/PublicPage.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { signInByLink } from './api.ts';
import styles from './Form.module.css';
import { loadSession } from './session.ts';
import { takeWanted } from './wanted.ts';

/** Where the mailed link leads: nothing is used up before the button is pressed, so scanners of mail do no harm. */
export function UseLink(props: { token: string }) {
  const navigate = useNavigate();
  const attempt = createAttempt();

  async function enter(): Promise<void> {
    await signInByLink(props.token);
    const wanted = takeWanted();
    await loadSession(wanted);
    navigate(wanted, { replace: true });
  }

  return (
    <PublicPage title={t('accounts.finish')} lede={t('accounts.finishHint')}>
      <div class={styles.form}>
        <Show
          when={attempt.failure()}
          fallback={
            <Button
              variant="primary"
              size="large"
              busy={attempt.busy()}
              autofocus
              onClick={() => void attempt.run(enter)}
            >
              {t('accounts.enter')}
            </Button>
          }
        >
          <FailureBanner text={attempt.failure()} />
          <ButtonLink variant="primary" href="/wejdz">
            {t('accounts.newLink')}
          </ButtonLink>
        </Show>
      </div>
    </PublicPage>
  );
}
