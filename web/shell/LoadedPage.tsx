import { type Accessor, type JSX, Match, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText, isGone } from '../lib/api.ts';
import type { Query } from '../lib/query.ts';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

type LoadedPageProps<T> = { query: Query<T>; children: (data: Accessor<NonNullable<T>>) => JSX.Element };

/** The page of one thing: as `Loaded`, and "no such page" when the thing is gone or not for this reader. */
export function LoadedPage<T>(props: LoadedPageProps<T>) {
  return (
    <Switch
      fallback={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      <Match when={isGone(props.query.error())}>
        <NotFoundPage />
      </Match>
      <Match when={props.query.data()}>{(data) => props.children(data)}</Match>
      <Match when={props.query.error()}>
        {(error) => (
          <Page>
            <ErrorState
              title={t('shell.notLoaded')}
              text={errorText(error())}
              onRetry={() => void props.query.refetch()}
            />
          </Page>
        )}
      </Match>
    </Switch>
  );
}
