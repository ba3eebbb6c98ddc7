import { createMemo, For, Match, Switch } from 'solid-js';
import type { Message } from '../../shared/threads/schema.ts';
import { formatLongDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { MessageView } from './MessageView.tsx';
import { OutgoingView } from './OutgoingView.tsx';
import { outgoing, sent } from './outbox.ts';
import styles from './Timeline.module.css';
import { buildTimeline, type TimelineItem } from './timeline.ts';
import { useThread } from './view.ts';

/** The messages of the thread with days and the unread line; at the end what has not been sent yet. */
export function Timeline() {
  const view = useThread();
  const items = createMemo(() => {
    const opened = view.store.opened();
    if (!opened) return [];
    const { thread, messages } = opened.state;
    const known = new Set(messages.map((message) => message.clientId));
    const echoes = sent().filter((message) => message.threadId === thread.id && message.ordinal > thread.lastOrdinal);
    const waiting = outgoing().filter((each) => each.threadId === thread.id && !known.has(each.clientId));
    const sentIds = new Set(echoes.map((message) => message.clientId));
    return buildTimeline({
      messages: [...messages, ...echoes.filter((message) => !known.has(message.clientId))],
      asides: view.store.asides(),
      outgoing: waiting.filter((each) => !sentIds.has(each.clientId)),
      readUpTo: opened.readOrdinal,
      me: view.me.id,
    });
  });
  const byKey = createMemo(() => new Map(items().map((item) => [item.key, item])));
  const keys = createMemo(() => items().map((item) => item.key));
  return (
    <ol class={styles.messages} aria-label={t('threads.messages')}>
      <For each={keys()}>{(key) => <Line item={byKey().get(key)} />}</For>
    </ol>
  );
}

type Of<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>;

function Line(props: { item: TimelineItem | undefined }) {
  // A row that is about to go keeps what it showed.
  const item = createMemo<TimelineItem | undefined>((before) => props.item ?? before);
  const when = <Kind extends TimelineItem['kind']>(kind: Kind) => {
    const now = item();
    return now?.kind === kind ? (now as Of<Kind>) : undefined;
  };
  return (
    <Switch>
      <Match when={when('message')}>
        {(line) => <MessageView message={line().message} head={line().head} movedIn={line().movedIn} />}
      </Match>
      <Match when={when('trace')}>{(line) => <Trace messages={line().messages} />}</Match>
      <Match when={when('outgoing')}>{(line) => <OutgoingView outgoing={line().outgoing} />}</Match>
      <Match when={when('day')}>{(line) => <li class={styles.day}>{formatLongDate(line().at)}</li>}</Match>
      <Match when={when('unread')}>
        <li class={styles.day} data-unread="" id="nowe">
          {t('threads.unreadLine')}
        </li>
      </Match>
    </Switch>
  );
}

/** What went elsewhere leaves one line, which leads there. */
function Trace(props: { messages: readonly Message[] }) {
  const first = () => props.messages[0];
  const last = () => props.messages.at(-1);
  return (
    <li class={styles.trace} id={`w-${first()?.ordinal}`} data-ordinal={last()?.ordinal} tabindex={-1}>
      <a href={`/wiadomosci/${first()?.movedTo}`}>{t('threads.movedTo', { count: props.messages.length })}</a>
    </li>
  );
}
