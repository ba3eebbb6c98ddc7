import { createEffect, createMemo, For, Match, on, Switch } from 'solid-js';
import type { Message } from '../../shared/threads/schema.ts';
import { formatLongDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { MessageView } from './MessageView.tsx';
import { focusFrom } from './message-keys.ts';
import { OutgoingView } from './OutgoingView.tsx';
import styles from './Timeline.module.css';
import type { TimelineItem } from './timeline.ts';
import { useThread } from './view.ts';

/** The messages around the reader with days and the unread line; before and behind them room for the others. */
export function Timeline() {
  const { scroll, slice, store, writing, goTo } = useThread();
  // Of all that is loaded: scrolling changes only which keys are shown, and touches no row that stays.
  const byKey = createMemo(() => new Map(slice.items().map((item) => [item.key, item])));
  const keys = createMemo(() => slice.shown().map((item) => item.key));
  // Whoever begins to change a message further up, by the arrow key in the composer, is led to it.
  createEffect(
    on(writing.editing, (id) => {
      const own = store.state()?.messages.find((message) => message.id === id);
      if (own && !own.readers && !slice.has(own.ordinal)) void goTo(own.ordinal);
    }),
  );
  // Where the focus stays when its row has gone.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !['j', 'k'].includes(event.key)) return;
    event.preventDefault();
    focusFrom(scroll.firstRow());
  };
  return (
    <>
      <Space height={scroll.above()} />
      <ol
        class={styles.messages}
        aria-label={t('threads.messages')}
        tabindex={-1}
        ref={scroll.setList}
        onKeyDown={onKeyDown}
      >
        <For each={keys()}>{(key) => <Line item={byKey().get(key)} />}</For>
      </ol>
      <Space height={scroll.below()} />
    </>
  );
}

/** As high as the messages that are not shown would be. */
function Space(props: { height: number }) {
  return <div class={styles.space} style={{ height: `${props.height}px` }} aria-hidden="true" />;
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
