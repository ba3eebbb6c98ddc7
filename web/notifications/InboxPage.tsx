import { useSearchParams } from '@solidjs/router';
import BellIcon from 'lucide-solid/icons/bell';
import CheckCheck from 'lucide-solid/icons/check-check';
import { For, Show } from 'solid-js';
import type { Inbox } from '../../shared/notifications/schema.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createListKeys } from '../lib/list-keys.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Choices.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './InboxPage.module.css';
import { createInbox, type InboxStore } from './inbox-store.ts';
import { NoticeItem } from './NoticeItem.tsx';
import { unreadThings } from './store.ts';
import './texts.ts';

/** /powiadomienia: everything that happened to the reader, by thing; `?pokaz=nowe` only what is unread. */
export function InboxPage() {
  const [search, setSearch] = useSearchParams<{ pokaz?: string }>();
  const onlyNew = () => search.pokaz === 'nowe';
  const inbox = createInbox(onlyNew);
  createTitle(() => t('notifications.title'));
  createCrumbs(() => [{ label: t('notifications.title') }]);
  return (
    <Page>
      <PageHead
        title={t('notifications.title')}
        actions={
          <Show when={unreadThings() > 0}>
            <Button icon={CheckCheck} onClick={() => void inbox.readAll()}>
              {t('notifications.readAll')}
            </Button>
          </Show>
        }
      >
        <p>
          <a href="/konto/powiadomienia">{t('notifications.settings')}</a>
        </p>
      </PageHead>
      <div class={styles.bar}>
        <Segmented
          legend={t('notifications.show')}
          legendHidden
          choices={[
            { value: 'all', label: t('notifications.all') },
            { value: 'new', label: t('notifications.onlyNew') },
          ]}
          value={onlyNew() ? 'new' : 'all'}
          onChange={(value) => setSearch({ pokaz: value === 'new' ? 'nowe' : undefined }, { replace: true })}
        />
        <KeyHints />
      </div>
      <Loaded query={inbox} skeleton={<Skeleton count={5} />}>
        {(page) => <List page={page()} inbox={inbox} onlyNew={onlyNew()} />}
      </Loaded>
    </Page>
  );
}

function List(props: { page: Inbox; inbox: InboxStore; onlyNew: boolean }) {
  let list: HTMLUListElement | undefined;
  const more = createAttempt();
  const at = (index: number) => props.page.items[index];
  const withGroup = (deed: InboxStore['read']) => (index: number) => {
    const group = at(index);
    if (group) deed(group);
  };
  createListKeys({
    list: () => list,
    deeds: { e: withGroup((group) => props.inbox.read(group)), u: withGroup((group) => props.inbox.unread(group)) },
  });
  return (
    <Show when={props.page.items.length > 0} fallback={<Nothing onlyNew={props.onlyNew} />}>
      <ul
        class={styles.list}
        aria-label={t('notifications.list')}
        ref={(element) => {
          list = element;
        }}
      >
        <For each={props.page.items}>
          {(group) => (
            <NoticeItem
              group={group}
              onRead={() => props.inbox.read(group)}
              onUnread={() => props.inbox.unread(group)}
            />
          )}
        </For>
      </ul>
      <Show when={props.page.next !== null}>
        <div class={styles.more}>
          <Button busy={more.busy()} onClick={() => void more.run(props.inbox.more)}>
            {t('notifications.more')}
          </Button>
        </div>
      </Show>
    </Show>
  );
}

function Nothing(props: { onlyNew: boolean }) {
  return (
    <Show
      when={props.onlyNew}
      fallback={<EmptyState icon={BellIcon} title={t('notifications.empty')} text={t('notifications.emptyHint')} />}
    >
      <EmptyState icon={CheckCheck} title={t('notifications.nothingNew')} text={t('notifications.nothingNewHint')} />
    </Show>
  );
}

function KeyHints() {
  const hints = () => [
    ['j k', t('notifications.keyMove')],
    ['Enter', t('notifications.keyOpen')],
    ['e', t('notifications.keyRead')],
    ['u', t('notifications.keyUnread')],
  ];
  return (
    <p class={styles.keys}>
      <span class="visually-hidden">{t('notifications.keys')}</span>
      <For each={hints()}>
        {([keys, what]) => (
          <span>
            <Kbd keys={keys ?? ''} /> {what}
          </span>
        )}
      </For>
    </p>
  );
}
