import { useNavigate } from '@solidjs/router';
import FileText from 'lucide-solid/icons/file-text';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { listGroupDrafts } from './api.ts';
import { DraftDialog } from './DraftDialog.tsx';
import { DraftRow } from './DraftRow.tsx';
import { followDrafts } from './follow-drafts.ts';
import styles from './GroupDrafts.module.css';

/** The drafts of a group, and a way to begin another. */
export function GroupDrafts(props: { groupId: string; role: GroupRole }) {
  const navigate = useNavigate();
  const [creating, setCreating] = createSignal(false);
  const drafts = createQuery(() => props.groupId, listGroupDrafts);
  const mayWrite = () => props.role !== 'observer';
  createEffect(() => onCleanup(followDrafts(props.groupId, () => void drafts.refetch())));
  const begin = () => (
    <Button icon={Plus} size="small" onClick={() => setCreating(true)}>
      {t('drafts.new')}
    </Button>
  );
  return (
    <>
      <Loaded query={drafts}>
        {(items) => (
          <Show
            when={items().length > 0}
            fallback={
              <EmptyState
                icon={FileText}
                title={t('drafts.none')}
                text={mayWrite() ? t('drafts.noneText') : t('drafts.noneForObserver')}
                action={mayWrite() && begin()}
              />
            }
          >
            <Show when={mayWrite()}>
              <div class={styles.bar}>{begin()}</div>
            </Show>
            <Rows phone="beside">
              <For each={items()}>{(draft) => <DraftRow draft={draft} />}</For>
            </Rows>
          </Show>
        )}
      </Loaded>
      <DraftDialog
        open={creating()}
        onClose={() => setCreating(false)}
        groupId={props.groupId}
        onSaved={({ id }) => navigate(`/dokumenty/${id}`)}
      />
    </>
  );
}
