import { useNavigate } from '@solidjs/router';
import Ban from 'lucide-solid/icons/ban';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Link from 'lucide-solid/icons/link';
import ListTodo from 'lucide-solid/icons/list-todo';
import Pencil from 'lucide-solid/icons/pencil';
import Printer from 'lucide-solid/icons/printer';
import Scale from 'lucide-solid/icons/scale';
import Tag from 'lucide-solid/icons/tag';
import { createSignal } from 'solid-js';
import type { Decision, DecisionPage } from '../../shared/decisions/schema.ts';
import { type GroupLabel, groupLabels } from '../../shared/labels.ts';
import { t } from '../i18n/t.ts';
import { TaskDialog } from '../tasks/TaskDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { showToast } from '../ui/toasts.ts';
import { WithdrawDialog } from './Dialogs.tsx';
import { RelabelDialog } from './RelabelDialog.tsx';

type DecisionMenuProps = { page: DecisionPage; onRecuse: () => void; onChanged: (decision: Decision) => void };

/** What else can be done with a decision. */
export function DecisionMenu(props: DecisionMenuProps) {
  const navigate = useNavigate();
  const [withdrawing, setWithdrawing] = createSignal(false);
  const [making, setMaking] = createSignal(false);
  const [relabelling, setRelabelling] = createSignal(false);
  const decision = () => props.page.decision;

  async function copyLink(): Promise<void> {
    await navigator.clipboard?.writeText(`${location.origin}/ustalenia/${decision().id}`);
    showToast(t('decisions.linkCopied'));
  }

  const items = (): MenuEntry[] => {
    const { state } = decision();
    const running = state === 'open' || state === 'planned';
    const { may, canManage } = props.page.mine;
    return [
      ...(state === 'open' && may === 'vote'
        ? [{ label: t('decisions.recuse'), icon: Scale, onSelect: props.onRecuse }]
        : []),
      ...(props.page.role !== 'observer'
        ? [{ label: t('decisions.makeTask'), icon: ListTodo, onSelect: () => setMaking(true) }]
        : []),
      { label: t('decisions.copyLink'), icon: Link, onSelect: () => void copyLink() },
      // TLP:RED does not leave the screen.
      ...(decision().label === 'TLP:RED'
        ? []
        : [{ label: t('decisions.print'), icon: Printer, onSelect: () => window.print() }]),
      ...(canManage && (state === 'planned' || decision().label !== 'TLP:RED') ? [relabel] : []),
      ...(running && canManage ? manage(state === 'open') : []),
    ];
  };
  const relabel: MenuEntry = { label: t('decisions.relabel'), icon: Tag, onSelect: () => setRelabelling(true) };
  const manage = (open: boolean): MenuEntry[] => [
    'line',
    {
      label: open ? t('decisions.reword') : t('decisions.change'),
      icon: Pencil,
      onSelect: () => navigate(`/ustalenia/${decision().id}/zmien`),
    },
    { label: t('decisions.withdraw'), icon: Ban, danger: true, onSelect: () => setWithdrawing(true) },
  ];
  return (
    <>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t('decisions.more')} />}
      />
      <TaskDialog
        open={making()}
        onClose={() => setMaking(false)}
        groupId={decision().groupId}
        from={{ kind: 'decision', id: decision().id }}
        suggestion={suggestion(decision())}
        onSaved={({ id }) => navigate(`/zadania/${id}`)}
      />
      <RelabelDialog
        decision={decision()}
        open={relabelling()}
        onClose={() => setRelabelling(false)}
        onDone={props.onChanged}
      />
      <WithdrawDialog
        decision={decision()}
        open={withdrawing()}
        onClose={() => setWithdrawing(false)}
        onDone={(changed) => {
          props.onChanged(changed);
          showToast(t('decisions.withdrawn'));
        }}
      />
    </>
  );
}

/** A task of a RED decision chooses its own label: tasks name no readers. */
function suggestion({ label }: Decision): { label?: GroupLabel } {
  const known = groupLabels.find((each) => each === label);
  return known ? { label: known } : {};
}
