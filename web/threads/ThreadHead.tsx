import Download from 'lucide-solid/icons/download';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Link from 'lucide-solid/icons/link';
import Pencil from 'lucide-solid/icons/pencil';
import Tag from 'lucide-solid/icons/tag';
import { createSignal, Show } from 'solid-js';
import type { Thread } from '../../shared/threads/schema.ts';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { formatDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { Meta } from '../ui/Meta.tsx';
import { PageHead } from '../ui/Page.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { showToast } from '../ui/toasts.ts';
import { RelabelDialog } from './RelabelDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import styles from './ThreadHead.module.css';
import { useThread } from './view.ts';

/** What the thread is about, under which label, since when. */
export function ThreadHead() {
  const view = useThread();
  return <Show when={view.store.state()?.thread}>{(thread) => <Head thread={thread()} />}</Show>;
}

function Head(props: { thread: Thread }) {
  const view = useThread();
  const [dialog, setDialog] = createSignal<'rename' | 'label' | 'export'>();
  const close = () => setDialog(undefined);
  const mayChange = () => view.may.write && (view.may.lead || props.thread.author.id === view.me.id);
  const others = () =>
    view.store
      .here()
      .flatMap(({ memberId }) => (memberId === view.me.id ? [] : [view.people().get(memberId) ?? []].flat()));

  async function copyLink(): Promise<void> {
    await navigator.clipboard.writeText(`${location.origin}/watki/${props.thread.id}`).then(
      () => showToast(t('threads.linkCopied')),
      () => undefined,
    );
  }

  const items = (): MenuEntry[] => [
    ...(mayChange()
      ? [
          { label: t('threads.rename'), icon: Pencil, onSelect: () => setDialog('rename') },
          { label: t('threads.relabel'), icon: Tag, onSelect: () => setDialog('label') },
        ]
      : []),
    { label: t('threads.copyLink'), icon: Link, onSelect: () => void copyLink() },
    ...(props.thread.label === 'TLP:RED'
      ? []
      : [{ label: t('exports.export'), icon: Download, onSelect: () => setDialog('export') }]),
  ];
  return (
    <>
      <PageHead
        title={bindShortWords(props.thread.title)}
        actions={
          <Menu
            align="end"
            items={items()}
            trigger={(trigger) => <IconButton {...trigger} label={t('threads.more')} icon={Ellipsis} />}
          />
        }
      >
        <Meta>
          <Tlp label={props.thread.label} />
          <span>
            {t('threads.openedBy', { name: props.thread.author.displayName, date: formatDate(props.thread.createdAt) })}
          </span>
          <Show when={others().length > 0}>
            <span class={styles.here}>
              <AvatarStack people={others()} size="xs" text={t('threads.readingNow')} />
            </span>
          </Show>
        </Meta>
      </PageHead>
      <RenameDialog thread={props.thread} open={dialog() === 'rename'} onClose={close} />
      <ExportDialog thread={props.thread} open={dialog() === 'export'} onClose={close} />
      <RelabelDialog thread={props.thread} open={dialog() === 'label'} onClose={close} />
    </>
  );
}
