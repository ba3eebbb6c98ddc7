import { useNavigate } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { listGroupDrafts } from './api.ts';
import { DraftDialog } from './DraftDialog.tsx';
import { DraftList } from './DraftList.tsx';
import { followDrafts } from './follow-drafts.ts';
import styles from './GroupDrafts.module.css';
import './texts.ts';

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
      <Show when={mayWrite() && drafts.data()?.length}>
        <div class={styles.bar}>{begin()}</div>
      </Show>
      <DraftList query={drafts} begin={mayWrite() && begin()} />
      <DraftDialog
        open={creating()}
        onClose={() => setCreating(false)}
        groupId={props.groupId}
        onSaved={({ id }) => navigate(`/dokumenty/${id}`)}
      />
    </>
  );
}
