import MessagesSquare from 'lucide-solid/icons/messages-square';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { unreadCount } from '../../shared/threads/reduce-list.ts';
import type { ListedThread } from '../../shared/threads/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { errorText } from '../lib/api.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx';
import { lateDialog } from '../ui/late-dialog.tsx';
import { Clip, Meta } from '../ui/Meta.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './GroupThreads.module.css';
import { createThreadList } from './list-store.ts';
import './late-texts.ts';
import './texts.ts';

const NewThreadDialog = lateDialog(() => import('./NewThreadDialog.tsx').then((m) => m.NewThreadDialog));

/** The threads of a group: what is new on top, and a way to open another. */
export function GroupThreads(props: { groupId: string; role: GroupRole }) {
  return (
    <Show when={props.groupId} keyed>
      {(groupId) => <Threads groupId={groupId} mayWrite={props.role !== 'observer'} />}
    </Show>
  );
}

function Threads(props: { groupId: string; mayWrite: boolean }) {
  const list = createThreadList(props.groupId);
  const [creating, setCreating] = createSignal(false);
  const create = () => (
    <Button icon={Plus} size="small" onClick={() => setCreating(true)}>
      {t('threads.new')}
    </Button>
  );
  return (
    <>
      <Switch fallback={<Skeleton count={5} />}>
        <Match when={list.threads()?.length === 0}>
          <EmptyState
            icon={MessagesSquare}
            title={t('threads.empty')}
            text={props.mayWrite ? t('threads.emptyText') : t('threads.emptyForObserver')}
            action={props.mayWrite && create()}
          />
        </Match>
        <Match when={list.threads()}>
          {(threads) => (
            <>
              <Show when={props.mayWrite}>
                <div class={styles.bar}>{create()}</div>
              </Show>
              <Rows phone="beside">
                <For each={threads()}>{(thread) => <ThreadRow thread={thread} />}</For>
              </Rows>
            </>
          )}
        </Match>
        <Match when={list.error()}>
          {(error) => (
            <ErrorState title={t('shell.notLoaded')} text={errorText(error())} onRetry={() => void list.load()} />
          )}
        </Match>
      </Switch>
      <Show when={list.hasMore()}>
        <div class={styles.more}>
          <Button onClick={() => void list.loadMore().catch(() => undefined)}>{t('threads.older')}</Button>
        </div>
      </Show>
      <NewThreadDialog groupId={props.groupId} open={creating()} onClose={() => setCreating(false)} />
    </>
  );
}

function ThreadRow(props: { thread: ListedThread }) {
  const unread = () => unreadCount(props.thread);
  const last = () => props.thread.lastMessage;
  const said = () => {
    const { author, excerpt } = last();
    if (excerpt === null) return t('threads.saidNothing', { name: author.displayName });
    return t('threads.said', { name: author.displayName, text: excerpt || t('attachments.onlyFiles') });
  };
  return (
    <Row
      lead={<Avatar person={last().author} />}
      title={bindShortWords(props.thread.title)}
      href={`/watki/${props.thread.id}`}
      state={unread() > 0 ? 'unread' : 'read'}
      side={
        <Show
          when={unread() > 0}
          fallback={<span class="small muted">{t('threads.messageCount', { count: props.thread.lastOrdinal })}</span>}
        >
          <Badge tone="accent">{t('threads.newCount', { count: unread() })}</Badge>
        </Show>
      }
    >
      <Meta>
        <Clip>{said()}</Clip>
      </Meta>
      <Meta>
        <Tlp label={props.thread.label} />
        <Show when={props.thread.closing}>
          <span>{t('threads.closedShort')}</span>
        </Show>
        <time dateTime={last().postedAt}>{formatDateTime(last().postedAt)}</time>
      </Meta>
    </Row>
  );
}
