import { createSignal, type JSX, lazy, Match, onCleanup, Show, Suspense, Switch } from 'solid-js';
import type { Message, Quote } from '../../shared/threads/schema.ts';
import { FileList } from '../attachments/FileList.tsx';
import { formatDateTime, formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { whenIdle } from '../lib/idle.ts';
import { RichText } from '../links/RichText.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { MessageActions } from './MessageActions.tsx';
import styles from './MessageView.module.css';
import { createMessageKeys } from './message-keys.ts';
import { Reactions } from './Reactions.tsx';
import { Confirming, MessageMarks } from './Standing.tsx';
import { useThread } from './view.ts';

const EditForm = lazy(() => import('./EditForm.tsx').then((m) => ({ default: m.EditForm })));

/** A message of the thread: who and when, what it answers, the text, what others think of it, what can be done with it. */
export function MessageView(props: { message: Message; head: boolean; movedIn: boolean }) {
  const view = useThread();
  const onKeyDown = createMessageKeys(() => props.message);
  // Its buttons are half of what a row costs; while many rows go by they wait, unless somebody comes to this one.
  const [ready, setReady] = createSignal(false);
  onCleanup(whenIdle(() => setReady(true)));
  // As they are called and look now.
  const author = () => view.people().get(props.message.author.id) ?? props.message.author;
  const label = () => t('threads.messageBy', { name: author().displayName, time: formatTime(props.message.postedAt) });
  return (
    <li
      class={styles.row}
      id={props.message.readers ? undefined : `w-${props.message.ordinal}`}
      data-ordinal={props.message.readers ? undefined : props.message.ordinal}
      data-message={props.message.id}
      data-aside={props.message.readers ? '' : undefined}
      tabindex={-1}
      onKeyDown={onKeyDown}
      onPointerEnter={() => setReady(true)}
      onFocusIn={() => setReady(true)}
    >
      <article class={styles.message} aria-label={label()} data-head={props.head ? '' : undefined}>
        <Show when={props.head} fallback={<span />}>
          <Avatar person={author()} />
        </Show>
        <div>
          <Show when={props.head}>
            <p class={styles.head}>
              <b>{author().displayName}</b>
              <PostedAt message={props.message} />
            </p>
          </Show>
          <Switch>
            <Match when={props.message.deletedAt}>
              <p class={styles.gone}>{t(deletedText(props.message))}</p>
            </Match>
            <Match when={view.writing.editing() === props.message.id}>
              <Suspense>
                <EditForm message={props.message} />
              </Suspense>
            </Match>
            <Match when={true}>
              <MessageMarks message={props.message} movedIn={props.movedIn} />
              <Show when={props.message.quote}>{(quote) => <QuoteView quote={quote()} />}</Show>
              <RichText
                html={props.message.html}
                me={view.me.id}
                after={<Aside message={props.message} head={props.head} />}
              />
              <FileList files={props.message.attachments} />
              <Confirming message={props.message} />
              <Reactions message={props.message} />
            </Match>
          </Switch>
        </div>
        <Show when={ready() && !props.message.deletedAt && view.writing.editing() !== props.message.id}>
          <Show when={view.choosing.chosen()} fallback={<MessageActions message={props.message} />}>
            <Show when={!props.message.readers}>
              <input
                type="checkbox"
                class={styles.choose}
                aria-label={t('threads.chooseMessage', { name: author().displayName })}
                checked={view.choosing.has(props.message.id)}
                onChange={() => view.choosing.toggle(props.message.id)}
              />
            </Show>
          </Show>
        </Show>
      </article>
    </li>
  );
}

function deletedText({ author, deletedBy }: Message): 'threads.tombstone' | 'threads.tombstoneByLead' {
  return deletedBy === author.id ? 'threads.tombstone' : 'threads.tombstoneByLead';
}

function PostedAt(props: { message: Message }) {
  return (
    <time dateTime={props.message.postedAt} title={formatDateTime(props.message.postedAt)}>
      {formatTime(props.message.postedAt)}
    </time>
  );
}

/** At the end of the text: the time where no head shows it, and that the text was changed. */
function Aside(props: { message: Message; head: boolean }): JSX.Element {
  return (
    <span class={styles.aside}>
      <Show when={!props.head}>
        {' '}
        <PostedAt message={props.message} />
      </Show>
      <Show when={props.message.editedAt}>
        {(at) => <span title={formatDateTime(at())}> {t('threads.edited', { time: formatTime(at()) })}</span>}
      </Show>
    </span>
  );
}

/** What a message answers; leads to it. */
export function QuoteView(props: { quote: Quote }) {
  const view = useThread();
  const text = () => {
    const { author, excerpt } = props.quote;
    if (excerpt === null) return t('threads.quoteGone', { name: author.displayName });
    return t('threads.quoteOf', { name: author.displayName, text: excerpt || t('attachments.onlyFiles') });
  };
  return (
    <blockquote class={styles.quote}>
      <Show when={props.quote.ordinal !== 0} fallback={<a href={`/wiadomosci/${props.quote.messageId}`}>{text()}</a>}>
        <button type="button" onClick={() => void view.goTo(props.quote.ordinal)}>
          {text()}
        </button>
      </Show>
    </blockquote>
  );
}
