import Check from 'lucide-solid/icons/check';
import SlidersHorizontal from 'lucide-solid/icons/sliders-horizontal';
import Tag from 'lucide-solid/icons/tag';
import { createSignal } from 'solid-js';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { t } from '../i18n/t.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { LabelFields } from './LabelFields.tsx';
import { useThread } from './view.ts';

/** How the message is to be sent: under its own label, and with a request to confirm it. */
export function SendOptionsMenu() {
  const view = useThread();
  const { writing } = view;
  const [choosing, setChoosing] = createSignal(false);
  const threadLabel = (): TlpLabel => view.store.state()?.thread.label ?? 'TLP:AMBER';
  const stricter = () => tlpLabels.filter((each) => isStricter(each, threadLabel()));
  const items = (): MenuEntry[] => [
    {
      label: t('threads.ask'),
      icon: Check,
      checked: writing.options().asks,
      onSelect: () => writing.setOptions({ ...writing.options(), asks: !writing.options().asks }),
    },
    ...(stricter().length > 0 ? [{ label: t('threads.ownLabel'), icon: Tag, onSelect: () => setChoosing(true) }] : []),
  ];
  return (
    <>
      <Menu
        items={items()}
        trigger={(trigger) => (
          <IconButton {...trigger} label={t('threads.sendOptions')} icon={SlidersHorizontal} size="small" />
        )}
      />
      <LabelDialog labels={stricter()} open={choosing()} onClose={() => setChoosing(false)} />
    </>
  );
}

function LabelDialog(props: { labels: readonly TlpLabel[]; open: boolean; onClose: () => void }) {
  const { writing, people, me } = useThread();
  const [label, setLabel] = createSignal<TlpLabel>('TLP:RED');
  const [readers, setReaders] = createSignal<string[]>([]);
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.ownLabel')}
      text={t('threads.relabelMessageText')}
      width="wide"
      submit={t('threads.useLabel')}
      onOpen={() => {
        setLabel(writing.options().label ?? props.labels.at(-1) ?? 'TLP:RED');
        setReaders([...writing.options().readers]);
      }}
      run={async () =>
        void writing.setOptions({
          ...writing.options(),
          label: label(),
          readers: label() === 'TLP:RED' ? readers() : [],
        })
      }
    >
      <LabelFields
        label={label()}
        labels={props.labels}
        onLabel={setLabel}
        readers={readers()}
        onReaders={setReaders}
        people={[...people().values()].filter(({ id }) => id !== me.id)}
      />
    </FormDialog>
  );
}
