import { useNavigate } from '@solidjs/router';
import { createEffect, createMemo, Match, on, onMount, Switch } from 'solid-js';
import { atNewest } from '../../shared/threads/reduce.ts';
import { requireMe } from '../accounts/session.ts';
import { DropFiles } from '../attachments/DropFiles.tsx';
import { followPeople } from '../groups/follow-people.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createQuery } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Button } from '../ui/Button.tsx';
import { keepDockClear } from '../ui/dock.ts';
import { Page } from '../ui/Page.tsx';
import { listGroupMembers } from './api.ts';
import { Composer } from './Composer.tsx';
import { JumpBar } from './JumpBar.tsx';
import { LateDialogs } from './LateDialogs.tsx';
import styles from './OpenThread.module.css';
import { kickOutbox } from './outbox.ts';
import { createReading } from './reading.ts';
import { createScroll } from './scroll.ts';
import { createSlice } from './scroll-slice.ts';
import { ThreadHead } from './ThreadHead.tsx';
import { ThreadPanel } from './ThreadPanel.tsx';
import { Timeline } from './Timeline.tsx';
import type { ThreadStore } from './thread-store.ts';
import { createItems } from './timeline-items.ts';
import { followUnsent } from './unsent-sync.ts';
import {
  createChoosing,
  createMakingDialog,
  createMessageDialog,
  ThreadProvider,
  type ThreadView,
  useThread,
} from './view.ts';
import { createWriting } from './writing.ts';

/** A loaded thread: head, messages, composer, and who is reading. */
export function OpenThread(props: { threadId: string; store: ThreadStore; wanted: number | undefined }) {
  const view = createView(props.threadId, props.store, props.wanted);
  const thread = () => props.store.state()?.thread;
  createTitle(() => thread()?.title);
  createCrumbs(() => [
    { label: t('shell.groups'), href: '/grupy' },
    { label: bindShortWords(props.store.opened()?.groupName ?? ''), href: `/grupy/${thread()?.groupId}` },
    { label: t('threads.thread') },
  ]);
  createEffect(on(socket.state, (state) => state === 'online' && kickOutbox()));
  // A link to another message of the thread that is open.
  createEffect(
    on(
      () => props.wanted,
      (wanted) => void (wanted && view.goTo(wanted)),
      { defer: true },
    ),
  );
  onMount(() => requestAnimationFrame(() => void begin(view, props.wanted)));
  return (
    <ThreadProvider value={view}>
      <Page width="narrow" panel={<ThreadPanel />}>
        <div class={styles.thread}>
          <div ref={view.scroll.watchSize}>
            <ThreadHead />
            <DropFiles place={props.threadId} off={!view.may.write} />
          </div>
          <Timeline />
          <p class="visually-hidden" role="status">
            {announcement(view)}
          </p>
          <div
            class={styles.dock}
            ref={(dock) => {
              keepDockClear(dock);
              view.scroll.watchSize(dock);
            }}
          >
            <JumpBar />
            <Dock />
          </div>
        </div>
        <LateDialogs />
      </Page>
    </ThreadProvider>
  );
}

/** Where to write, why one can not, or what to do with the messages that are being chosen. */
function Dock() {
  const view = useThread();
  const closed = () => view.store.state()?.thread.closing !== null;
  return (
    <Switch fallback={<Composer />}>
      <Match when={view.choosing.chosen()}>{(chosen) => <ChooseBar chosen={chosen()} />}</Match>
      <Match when={!view.may.write}>
        <p class={styles.note}>{t('threads.observerNote')}</p>
      </Match>
      <Match when={closed()}>
        <p class={styles.note}>{t('threads.closedNote')}</p>
      </Match>
    </Switch>
  );
}

function ChooseBar(props: { chosen: readonly string[] }) {
  const { choosing } = useThread();
  return (
    <div class={styles.choosing} role="toolbar" aria-label={t('threads.move')}>
      <span role="status">{t('threads.chosen', { count: props.chosen.length })}</span>
      <Button variant="quiet" onClick={choosing.end}>
        {t('ui.cancel')}
      </Button>
      <Button variant="primary" disabled={props.chosen.length === 0} onClick={choosing.ask}>
        {t('threads.move')}
      </Button>
    </div>
  );
}

/** Starts at the message asked for, else at the first unread one, else at the end. */
async function begin(view: ThreadView, wanted: number | undefined): Promise<void> {
  await document.fonts.ready;
  const row = view.scroll.settle(wanted ?? 'unread');
  if (wanted) row?.focus({ preventScroll: true });
}

function createView(threadId: string, store: ThreadStore, wanted: number | undefined): ThreadView {
  const me = requireMe();
  const leave = useNavigate();
  const reading = createReading(threadId);
  const slice = createSlice(
    createItems(store, me.id),
    () => store.state()?.thread.lastOrdinal ?? 0,
    wanted ?? 'unread',
  );
  const scroll = createScroll({
    slice,
    onSeen: reading.saw,
    isNewest: () => {
      const state = store.state();
      return state !== undefined && atNewest(state);
    },
    load: store.extend,
    show: store.show,
  });
  store.readAt(() => (scroll.atEnd() ? undefined : scroll.firstOrdinal()));
  const members = createQuery(() => store.state()?.thread.groupId, listGroupMembers);
  followPeople(() => [store.state()?.thread.groupId ?? []].flat(), members.refetch);
  const people = createMemo(() => new Map((members.data() ?? []).map((member) => [member.id, member])));
  const role = () => store.opened()?.role;
  const writing = createWriting();
  // Here and not in the composer, which gives way while messages are chosen or the thread is closed.
  followUnsent({ writing, me, threadId, store });
  return {
    store,
    threadId,
    me,
    people,
    reading,
    scroll,
    slice,
    writing,
    dialog: createMessageDialog(),
    choosing: createChoosing(),
    making: createMakingDialog(),
    leave,
    may: {
      get write() {
        return role() !== 'observer';
      },
      get lead() {
        return role() === 'chair' || role() === 'coordinator';
      },
    },
    async goTo(ordinal) {
      (await scroll.goTo(ordinal))?.focus({ preventScroll: true });
    },
  };
}

/** For screen readers: what somebody else has just written. */
function announcement(view: ThreadView): string {
  const last = view.store.state()?.thread.lastMessage;
  const opened = view.store.opened();
  if (!last || !opened || last.author.id === view.me.id || last.excerpt === null) return '';
  if (Date.now() - Date.parse(last.postedAt) > 10_000) return '';
  return t('threads.announced', { name: last.author.displayName });
}
