import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { PublicPage } from '../shell/PublicPage.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { signInByLink } from './api.ts';
import styles from './Form.module.css';
import { loadSession } from './session.ts';
import { takeWanted } from './wanted.ts';

/** Where the mailed link leads: nothing is used up before the button is pressed, so scanners of mail do no harm. */
export function UseLink(props: { token: string }) {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();

  async function enter(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await signInByLink(props.token);
      await loadSession();
      navigate(takeWanted(), { replace: true });
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <PublicPage title={t('accounts.finish')} lede={t('accounts.finishHint')}>
      <div class={styles.form}>
        <Show
          when={failure()}
          fallback={
            <Button variant="primary" size="large" busy={busy()} autofocus onClick={() => void enter()}>
              {t('accounts.enter')}
            </Button>
          }
        >
          <Banner tone="danger" live>
            {failure()}
          </Banner>
          <ButtonLink variant="primary" href="/wejdz">
            {t('accounts.newLink')}
          </ButtonLink>
        </Show>
      </div>
    </PublicPage>
  );
}
