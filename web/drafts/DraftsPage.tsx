import { useNavigate } from '@solidjs/router';
import FileText from 'lucide-solid/icons/file-text';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { myGroups, writableGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Rows } from '../ui/Rows.tsx';
import { listDrafts } from './api.ts';
import { DraftDialog } from './DraftDialog.tsx';
import { DraftRow } from './DraftRow.tsx';
import { followDrafts } from './follow-drafts.ts';

/** /dokumenty: the drafts of all my groups, the last changed first. */
export function DraftsPage() {
  const navigate = useNavigate();
  const [creating, setCreating] = createSignal(false);
  const drafts = createQuery(() => 'mine', listDrafts);
  const mayWrite = () => writableGroups().length > 0;
  createTitle(() => t('drafts.title'));
  createCrumbs(() => [{ label: t('drafts.title') }]);
  createEffect(() => {
    for (const { id } of myGroups()) onCleanup(followDrafts(id, () => void drafts.refetch()));
  });
  const begin = (variant: 'primary' | 'secondary') => (
    <Button variant={variant} icon={Plus} onClick={() => setCreating(true)}>
      {t('drafts.new')}
    </Button>
  );
  return (
    <Page>
      <PageHead
        title={t('drafts.title')}
        actions={<Show when={mayWrite() && drafts.data()?.length}>{begin('primary')}</Show>}
      >
        <p>{t('drafts.lede')}</p>
      </PageHead>
      <Loaded query={drafts}>
        {(items) => (
          <Show
            when={items().length > 0}
            fallback={
              <EmptyState
                icon={FileText}
                title={t('drafts.none')}
                text={mayWrite() ? t('drafts.noneText') : t('drafts.noneForObserver')}
                action={mayWrite() && begin('secondary')}
              />
            }
          >
            <Rows>
              <For each={items()}>{(draft) => <DraftRow draft={draft} withGroup />}</For>
            </Rows>
          </Show>
        )}
      </Loaded>
      <DraftDialog
        open={creating()}
        onClose={() => setCreating(false)}
        onSaved={({ id }) => navigate(`/dokumenty/${id}`)}
      />
    </Page>
  );
}
