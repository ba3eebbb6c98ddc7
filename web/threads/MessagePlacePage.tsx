import { Navigate, useParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { createQuery } from '../lib/query.ts';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { findMessage } from './api.ts';
import { FailedThread } from './ThreadPage.tsx';
import './texts.ts';

/** `/wiadomosci/:messageId`: goes to a message wherever it stands now. */
export function MessagePlacePage() {
  const params = useParams<{ messageId: string }>();
  const query = createQuery(() => params.messageId, findMessage);
  return (
    <Switch
      fallback={
        <Page width="narrow">
          <Skeleton count={6} />
        </Page>
      }
    >
      <Match when={query.error()}>{(error) => <FailedThread error={error()} retry={query.refetch} />}</Match>
      <Match when={query.data()}>
        {(place) => <Navigate href={`/watki/${place().threadId}?nr=${place().ordinal}`} />}
      </Match>
    </Switch>
  );
}
