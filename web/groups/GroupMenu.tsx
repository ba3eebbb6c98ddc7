import { useNavigate } from '@solidjs/router';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import LogOut from 'lucide-solid/icons/log-out';
import Pencil from 'lucide-solid/icons/pencil';
import { createSignal } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { removeMember } from './api.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { loadGroups } from './my-groups.ts';
import { mayManage } from './roles.ts';

/** What can be done with the group as a whole: change it, leave it. */
export function GroupMenu(props: { group: Group; onChanged: (group: Group) => void }) {
  const navigate = useNavigate();
  const [editing, setEditing] = createSignal(false);
  const [leaving, setLeaving] = createSignal(false);
  const items = (): MenuEntry[] => [
    ...(mayManage(props.group.role)
      ? [{ label: t('groups.edit'), icon: Pencil, onSelect: () => setEditing(true) }]
      : []),
    { label: t('groups.leave'), icon: LogOut, danger: true, onSelect: () => setLeaving(true) },
  ];

  async function leave(): Promise<void> {
    setLeaving(false);
    const { id, name } = props.group;
    try {
      await removeMember(id, requireMe().id);
      navigate('/grupy');
      showToast(t('groups.left', { name }));
      void loadGroups();
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t('groups.more')} />}
      />
      <GroupDialog open={editing()} onClose={() => setEditing(false)} group={props.group} onChanged={props.onChanged} />
      <ConfirmDialog
        open={leaving()}
        onClose={() => setLeaving(false)}
        title={t('groups.leaveAsk', { name: props.group.name })}
        text={t('groups.leaveHint')}
        confirm={t('groups.leave')}
        keep={t('groups.stay')}
        onConfirm={() => void leave()}
      />
    </>
  );
}
