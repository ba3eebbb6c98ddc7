import ArrowUp from 'lucide-solid/icons/arrow-up';
import CalendarSearch from 'lucide-solid/icons/calendar-search';
import Download from 'lucide-solid/icons/download';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Link from 'lucide-solid/icons/link';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Pencil from 'lucide-solid/icons/pencil';
import Tag from 'lucide-solid/icons/tag';
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js';
import type { Thread } from '../../shared/threads/schema.ts';
import { formatDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { Meta } from '../ui/Meta.tsx';
import { PageHead } from '../ui/Page.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { reopenThread } from './api.ts';
import { FollowMenu } from './FollowMenu.tsx';
import type { HeadDialog } from './HeadDialogs.tsx';
import { createMaking } from './making.ts';
import { OnTop } from './OnTop.tsx';
import styles from './ThreadHead.module.css';
import { useThread } from './view.ts';

const HeadDialogs = lazy(() => import('./HeadDialogs.tsx').then((m) => ({ default: m.HeadDialogs })));

/** What the thread is about, under which label, since when. */
export function ThreadHead() {
  const view = useThread();
  return <Show when={view.store.state()?.thread}>{(thread) => <Head thread={thread()} />}</Show>;
}

function Head(props: { thread: Thread }) {
  const view = useThread();
  const [dialog, setDialog] = createSignal<HeadDialog>();
  const asked = createMemo((before: boolean) => before || dialog() !== undefined, false);
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

  const closed = () => props.thread.closing !== null;
  async function reopen(): Promise<void> {
    await reopenThread(props.thread.id).catch(showFailure);
  }

  /** Where the visit began; 0 when there was nothing new. */
  const firstNew = () => {
    const read = view.store.opened()?.readOrdinal ?? 0;
    return read < props.thread.lastOrdinal ? read + 1 : 0;
  };

  const make = createMaking();
  const items = (): MenuEntry[] => [
    ...(mayChange()
      ? [
          { label: t('threads.rename'), icon: Pencil, onSelect: () => setDialog('rename') },
          { label: t('threads.relabel'), icon: Tag, onSelect: () => setDialog('label') },
          {
            label: t(closed() ? 'threads.changeSummary' : 'threads.close'),
            icon: Lock,
            onSelect: () => setDialog('close'),
          },
          ...(closed() ? [{ label: t('threads.reopen'), icon: LockOpen, onSelect: () => void reopen() }] : []),
        ]
      : []),
    ...(firstNew()
      ? [{ label: t('threads.toFirstNew'), icon: ArrowUp, onSelect: () => void view.goTo(firstNew()) }]
      : []),
    { label: t('threads.jumpToDate'), icon: CalendarSearch, onSelect: () => setDialog('date') },
    { label: t('threads.copyLink'), icon: Link, onSelect: () => void copyLink() },
    ...(props.thread.label === 'TLP:RED'
      ? []
      : [{ label: t('threads.export'), icon: Download, onSelect: () => setDialog('export') }]),
  ];
  return (
    <>
      <PageHead
        title={bindShortWords(props.thread.title)}
        actions={
          <>
            <FollowMenu />
            <Show when={view.may.write}>
              <Menu
                align="end"
                items={make()}
                trigger={(trigger) => <Button {...trigger}>{t('links.makeOfThis')}</Button>}
              />
            </Show>
            <Menu
              align="end"
              items={items()}
              trigger={(trigger) => <IconButton {...trigger} label={t('threads.more')} icon={Ellipsis} />}
            />
          </>
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
      <OnTop thread={props.thread} />
      <Show when={asked()}>
        <Suspense>
          <HeadDialogs thread={props.thread} open={dialog()} onClose={() => setDialog(undefined)} />
        </Suspense>
      </Show>
    </>
  );
}
