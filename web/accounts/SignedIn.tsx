import { Navigate, type RouteSectionProps, useLocation } from '@solidjs/router';
import ServerCrash from 'lucide-solid/icons/server-crash';
import { createEffect, Match, onCleanup, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { Notice } from '../shell/Notice.tsx';
import { Button } from '../ui/Button.tsx';
import { loadSession, session } from './session.ts';

/** While the server cannot be reached it is asked again this often. */
const retryMs = 3_000;

/** Lets only signed-in people on; others go to sign in and come back to where they wanted. */
export function SignedIn(props: RouteSectionProps) {
  const here = useLocation();
  const failure = () => {
    const now = session();
    return now.state === 'failed' ? now.error : undefined;
  };
  createTitle(() => (failure() ? t('shell.offline') : undefined));
  createEffect(() => {
    if (session().state !== 'failed') return;
    const timer = setTimeout(() => void loadSession(), retryMs);
    onCleanup(() => clearTimeout(timer));
  });
  const signIn = () =>
    `/wejdz${here.pathname === '/' ? '' : `?dokad=${encodeURIComponent(here.pathname + here.search)}`}`;
  return (
    <Switch>
      <Match when={session().state === 'in'}>{props.children}</Match>
      <Match when={session().state === 'out'}>
        <Navigate href={signIn()} />
      </Match>
      <Match when={failure()}>
        {(error) => (
          <Notice
            icon={ServerCrash}
            title={t('shell.offline')}
            actions={<Button onClick={() => void loadSession()}>{t('shell.retry')}</Button>}
          >
            {errorText(error())}
          </Notice>
        )}
      </Match>
    </Switch>
  );
}
