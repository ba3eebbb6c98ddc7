import { type Accessor, type JSX, Match, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import type { Query } from '../lib/query.ts';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

type LoadedProps<T> = {
  query: Query<T>;
  /** Instead of three rows. */
  skeleton?: JSX.Element;
  children: (data: Accessor<T>) => JSX.Element;
};

/** What a query brought; a skeleton while it is fetched, and a way to try again when it failed. */
export function Loaded<T>(props: LoadedProps<T>) {
  return (
    <Switch fallback={props.skeleton ?? <Skeleton />}>
      <Match when={props.query.data() !== undefined}>{props.children(() => props.query.data() as T)}</Match>
      <Match when={props.query.error()}>
        {(error) => (
          <ErrorState
            title={t('shell.notLoaded')}
            text={errorText(error())}
            onRetry={() => void props.query.refetch()}
          />
        )}
      </Match>
    </Switch>
  );
}
