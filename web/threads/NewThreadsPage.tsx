import CheckCheck from 'lucide-solid/icons/check-check';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { NewInThread } from '../../shared/threads/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createListKeys } from '../lib/list-keys.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Clip, Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { matchesQuery } from '../ui/text-match.ts';
import styles from './NewThreadsPage.module.css';
import { createNewThreads, type NewThreads } from './new-threads.ts';
import './late-texts.ts';
import './texts.ts';

/** /watki: what is new in all threads, worked through by keyboard. */
export function NewThreadsPage() {
  const news = createNewThreads();
  createTitle(() => t('threads.newInThreads'));
  createCrumbs(() => [{ label: t('threads.newInThreads') }]);
  return (
    <Page>
      <PageHead
        title={t('threads.newInThreads')}
        actions={
          <Show when={news.unread().length > 0}>
            <Button icon={CheckCheck} onClick={() => void news.readAll()}>
              {t('threads.readAll')}
            </Button>
          </Show>
        }
      />
      <KeyHelp />
      <Loaded query={news.query} skeleton={<Skeleton count={5} />}>
        {() => <List news={news} />}
      </Loaded>
    </Page>
  );
}

function List(props: { news: NewThreads }) {
  let list: HTMLUListElement | undefined;
  let filter: HTMLInputElement | undefined;
  const [words, setWords] = createSignal('');
  const shown = createMemo(() =>
    props.news.threads().filter(({ title, groupName }) => matchesQuery(`${title} ${groupName}`, words())),
  );
  const withThread = (deed: (thread: NewInThread) => unknown) => (index: number) => {
    const thread = shown()[index];
    if (thread) void deed(thread);
  };
  createListKeys({
    list: () => list,
    deeds: { e: withThread(props.news.read), u: withThread(props.news.unreadAgain) },
    onSearch: () => filter?.focus(),
  });
  return (
    <Show
      when={props.news.threads().length > 0}
      fallback={<EmptyState icon={CheckCheck} title={t('threads.nothingNew')} text={t('threads.nothingNewText')} />}
    >
      <div class={styles.filter}>
        <Field label={t('threads.filter')} labelHidden>
          <Input
            ref={(element: HTMLInputElement) => {
              filter = element;
            }}
            type="search"
            placeholder={t('threads.filter')}
            value={words()}
            onInput={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
        </Field>
      </div>
      <ul
        class={styles.list}
        aria-label={t('threads.newInThreads')}
        ref={(element) => {
          list = element;
        }}
      >
        <For each={shown()} fallback={<li class={styles.none}>{t('threads.noneFits')}</li>}>
          {(thread) => <Item thread={thread} news={props.news} />}
        </For>
      </ul>
    </Show>
  );
}

function Item(props: { thread: NewInThread; news: NewThreads }) {
  const count = () => Math.max(0, props.thread.lastOrdinal - props.thread.readOrdinal);
  const last = () => props.thread.lastMessage;
  const said = () => {
    const { author, excerpt } = last();
    if (excerpt === null) return t('threads.saidNothing', { name: author.displayName });
    return t('threads.said', { name: author.displayName, text: excerpt || t('attachments.onlyFiles') });
  };
  return (
    <li class={styles.item} data-unread={count() > 0 ? '' : undefined}>
      <Avatar person={last().author} />
      <div class={styles.body}>
        <a class={styles.title} href={`/watki/${props.thread.id}`}>
          {bindShortWords(props.thread.title)}
        </a>
        <Meta>
          <Clip>{bindShortWords(said())}</Clip>
        </Meta>
        <Meta>
          <Tlp label={props.thread.label} />
          <span>{bindShortWords(props.thread.groupName)}</span>
          <time dateTime={last().postedAt}>{formatDateTime(last().postedAt)}</time>
        </Meta>
      </div>
      <div class={styles.side}>
        <Show
          when={count() > 0}
          fallback={
            <Button size="small" variant="quiet" onClick={() => void props.news.unreadAgain(props.thread)}>
              {t('threads.unreadAgain')}
            </Button>
          }
        >
          <Badge tone="accent">{t('threads.newCount', { count: count() })}</Badge>
          <Button size="small" variant="quiet" onClick={() => void props.news.read(props.thread)}>
            {t('threads.markRead')}
          </Button>
        </Show>
      </div>
    </li>
  );
}

/** Which keys work here, always in sight where there is a keyboard. */
function KeyHelp() {
  const keys = () =>
    [
      ['j', t('threads.keys.next')],
      ['k', t('threads.keys.previous')],
      ['Enter', t('threads.keys.open')],
      ['e', t('threads.keys.read')],
      ['u', t('threads.keys.unread')],
      ['/', t('threads.keys.filter')],
    ] as const;
  return (
    <ul class={styles.keys} aria-label={t('threads.keys')}>
      <For each={keys()}>
        {([key, what]) => (
          <li>
            <Kbd keys={key} /> {what}
          </li>
        )}
      </For>
    </ul>
  );
}
