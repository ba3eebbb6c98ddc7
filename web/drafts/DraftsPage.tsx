import { useNavigate } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { myGroups, writableGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Button } from '../ui/Button.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { listDrafts } from './api.ts';
import { DraftDialog } from './DraftDialog.tsx';
import { DraftList } from './DraftList.tsx';
import { followDrafts } from './follow-drafts.ts';
import './texts.ts';

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
      <DraftList query={drafts} withGroup begin={mayWrite() && begin('secondary')} />
      <DraftDialog
        open={creating()}
        onClose={() => setCreating(false)}
        onSaved={({ id }) => navigate(`/dokumenty/${id}`)}
      />
    </Page>
  );
}
