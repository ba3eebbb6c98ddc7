import { useParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import type { Unsubscription } from '../../shared/notifications/settings.ts';
import { t } from '../i18n/t.ts';
import { errorText, isGone } from '../lib/api.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { PublicPage } from '../shell/PublicPage.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { readUnsubscription, unsubscribe } from './api.ts';
import './texts.ts';

/** /wypisz/:token, the link in a mail: opening it changes nothing, for scanners of mail open links too; the button does. */
export function UnsubscribePage() {
  const params = useParams<{ token: string }>();
  const link = createQuery(() => params.token, readUnsubscription);
  return (
    <Switch
      fallback={
        <PublicPage title={t('notifications.unsubscribe')}>
          <Skeleton shape="text" />
        </PublicPage>
      }
    >
      <Match when={link.data()}>{(found) => <Found token={params.token ?? ''} found={found()} link={link} />}</Match>
      <Match when={isGone(link.error())}>
        <PublicPage title={t('notifications.linkGone')} lede={t('notifications.linkGoneHint')}>
          <ToSettings />
        </PublicPage>
      </Match>
      <Match when={link.error()}>
        {(error) => (
          <PublicPage title={t('notifications.unsubscribe')}>
            <ErrorState title={t('shell.notLoaded')} text={errorText(error())} onRetry={() => void link.refetch()} />
          </PublicPage>
        )}
      </Match>
    </Switch>
  );
}

function Found(props: { token: string; found: Unsubscription; link: Query<Unsubscription> }) {
  const attempt = createAttempt();
  const switchOff = async () => {
    const done = await unsubscribe(props.token);
    props.link.update(() => done);
  };
  return (
    <Show
      when={props.found.active}
      fallback={
        <PublicPage title={t('notifications.unsubscribed')} lede={t('notifications.unsubscribedHint')}>
          <ToSettings />
        </PublicPage>
      }
    >
      <PublicPage title={t('notifications.unsubscribe')} lede={t(`notifications.unsubscribe.${props.found.scope}`)}>
        <FailureBanner text={attempt.failure()} />
        <Button variant="primary" size="large" busy={attempt.busy()} onClick={() => void attempt.run(switchOff)}>
          {t('notifications.unsubscribeButton')}
        </Button>
      </PublicPage>
    </Show>
  );
}

const ToSettings = () => <ButtonLink href="/konto/powiadomienia">{t('notifications.settings')}</ButtonLink>;
