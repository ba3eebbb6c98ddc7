import { useNavigate } from '@solidjs/router';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Link from 'lucide-solid/icons/link';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { createSignal } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { deleteDraft, restoreDraft } from './api.ts';
import { DraftDialog } from './DraftDialog.tsx';

/** What can be done with the whole document. */
export function DraftMenu(props: { draft: DraftView; onChanged: () => void }) {
  const navigate = useNavigate();
  const [editing, setEditing] = createSignal(false);

  async function remove(): Promise<void> {
    const { id, title, groupId } = props.draft;
    try {
      await deleteDraft(id);
    } catch (error) {
      showFailure(error);
      return;
    }
    navigate(`/grupy/${groupId}?karta=dokumenty`);
    showToast(t('drafts.deleted', { title }), { undo: () => void restore(id) });
  }

  async function restore(id: string): Promise<void> {
    try {
      await restoreDraft(id);
      navigate(`/dokumenty/${id}`);
    } catch (error) {
      showFailure(error);
    }
  }

  async function copyLink(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    showToast(t('drafts.linkCopied'));
  }

  const items = (): MenuEntry[] => [
    ...(props.draft.canWrite ? [{ label: t('drafts.edit'), icon: Pencil, onSelect: () => setEditing(true) }] : []),
    { label: t('drafts.copyLink'), icon: Link, onSelect: () => void copyLink() },
    ...(props.draft.canDelete
      ? (['line', { label: t('drafts.delete'), icon: Trash, danger: true, onSelect: () => void remove() }] as const)
      : []),
  ];
  return (
    <>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t('drafts.more')} />}
      />
      <DraftDialog
        open={editing()}
        onClose={() => setEditing(false)}
        draft={props.draft}
        onSaved={() => {
          showToast(t('drafts.changed'));
          props.onChanged();
        }}
      />
    </>
  );
}
