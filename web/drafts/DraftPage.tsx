import { useParams } from '@solidjs/router';
import { lazy, Match, Suspense, Switch } from 'solid-js';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { errorText, isGone } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { ErrorState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { readDraft } from './api.ts';
import './texts.ts';

const OpenedDraft = lazy(() => import('./OpenedDraft.tsx').then((m) => ({ default: m.OpenedDraft })));

/** /dokumenty/:draftId: one text, written together. */
export function DraftPage() {
  const params = useParams<{ draftId: string }>();
  const draft = createQuery(() => params.draftId, readDraft);
  createTitle(() => draft.data()?.title);
  createCrumbs(() => {
    const known = draft.data();
    const start = { label: t('drafts.title'), href: '/dokumenty' };
    if (!known) return [start];
    const group = { label: bindShortWords(known.groupName), href: `/grupy/${known.groupId}?karta=dokumenty` };
    return [start, group, { label: bindShortWords(known.title) }];
  });
  return (
    <Switch fallback={<Waiting />}>
      <Match when={draft.data()?.id} keyed>
        {(draftId) => (
          <Suspense fallback={<Waiting />}>
            <OpenedDraft draftId={draftId} draft={draft} />
          </Suspense>
        )}
      </Match>
      <Match when={isGone(draft.error())}>
        <NotFoundPage />
      </Match>
      <Match when={draft.error()}>
        {(error) => (
          <Page>
            <ErrorState title={t('drafts.notLoaded')} text={errorText(error())} onRetry={() => void draft.refetch()} />
          </Page>
        )}
      </Match>
    </Switch>
  );
}

function Waiting() {
  return (
    <Page>
      <Skeleton shape="text" count={6} />
    </Page>
  );
}
