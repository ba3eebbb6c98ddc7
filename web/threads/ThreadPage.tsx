import { useLocation, useParams } from '@solidjs/router';
import SearchX from 'lucide-solid/icons/search-x';
import { Match, Show, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { OpenThread } from './OpenThread.tsx';
import { createThreadStore } from './thread-store.ts';
import './texts.ts';

/** `/watki/:threadId`, with `?nr=` at a message. */
export function ThreadPage() {
  const params = useParams<{ threadId: string }>();
  const here = useLocation();
  const wanted = () => {
    const number = Number(new URLSearchParams(here.search).get('nr'));
    return Number.isSafeInteger(number) && number > 0 ? number : undefined;
  };
  return (
    <Show when={params.threadId} keyed>
      {(threadId) => <OneThread threadId={threadId} wanted={wanted()} />}
    </Show>
  );
}

function OneThread(props: { threadId: string; wanted: number | undefined }) {
  const store = createThreadStore(props.threadId, props.wanted);
  return (
    <Switch
      fallback={
        <Page width="narrow">
          <Skeleton count={6} />
        </Page>
      }
    >
      <Match when={store.opened()}>
        <OpenThread threadId={props.threadId} store={store} wanted={props.wanted} />
      </Match>
      <Match when={store.error()}>{(error) => <FailedThread error={error()} retry={store.retry} />}</Match>
    </Switch>
  );
}

/** A thread that is not there, or not for this reader, or could not be fetched. */
export function FailedThread(props: { error: unknown; retry: () => Promise<void> }) {
  const hidden = () => props.error instanceof ApiError && [400, 403, 404].includes(props.error.status);
  createTitle(() => (hidden() ? t('threads.noAccess') : t('threads.notLoaded')));
  return (
    <Page width="narrow">
      <Show
        when={hidden()}
        fallback={
          <ErrorState title={t('threads.notLoaded')} text={errorText(props.error)} onRetry={() => void props.retry()} />
        }
      >
        <ErrorState
          icon={SearchX}
          title={t('threads.noAccess')}
          text={t('threads.noAccessText')}
          action={<ButtonLink href="/">{t('shell.backToday')}</ButtonLink>}
        />
      </Show>
    </Page>
  );
}
