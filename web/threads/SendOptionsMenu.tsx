import Check from 'lucide-solid/icons/check';
import SlidersHorizontal from 'lucide-solid/icons/sliders-horizontal';
import Tag from 'lucide-solid/icons/tag';
import { createSignal } from 'solid-js';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { lateDialog } from '../ui/late-dialog.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { useThread } from './view.ts';

const OwnLabelDialog = lateDialog(() => import('./OwnLabelDialog.tsx').then((m) => m.OwnLabelDialog));

/** How the message is to be sent: under its own label, and with a request to confirm it. */
export function SendOptionsMenu() {
  const view = useThread();
  const { writing } = view;
  const [choosing, setChoosing] = createSignal(false);
  const threadLabel = (): TlpLabel => view.store.state()?.thread.label ?? 'TLP:AMBER';
  // Under TLP:RED too some of the readers can be named.
  const stricter = () => tlpLabels.filter((each) => each === 'TLP:RED' || isStricter(each, threadLabel()));
  const items = (): MenuEntry[] => [
    {
      label: t('threads.ask'),
      icon: Check,
      checked: writing.options().asks,
      onSelect: () => writing.setOptions({ ...writing.options(), asks: !writing.options().asks }),
    },
    { label: t('threads.ownLabel'), icon: Tag, onSelect: () => setChoosing(true) },
  ];
  return (
    <>
      <Menu
        items={items()}
        trigger={(trigger) => (
          <IconButton {...trigger} label={t('threads.sendOptions')} icon={SlidersHorizontal} size="small" />
        )}
      />
      <OwnLabelDialog labels={stricter()} open={choosing()} onClose={() => setChoosing(false)} />
    </>
  );
}
