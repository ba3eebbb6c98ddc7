import Send from 'lucide-solid/icons/send';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { bodyLimit } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import { PickFiles } from '../attachments/PickFiles.tsx';
import { takePasted } from '../attachments/taking.ts';
import { WaitingFiles } from '../attachments/WaitingFiles.tsx';
import { filesInComposer } from '../attachments/waiting.ts';
import { t } from '../i18n/t.ts';
import { socket } from '../lib/socket.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { fitHeight } from '../ui/TextArea.tsx';
import styles from './Composer.module.css';
import { sendKeys, sendsOn } from './keys.ts';
import { queueMessage } from './outbox.ts';
import { TypingLine } from './TypingLine.tsx';
import { makeTypingSignal } from './typing.ts';
import { unsentText } from './unsent-text.ts';
import { useThread } from './view.ts';

const warnBelow = 500;

/** Where a message is written. What stands in it outlives a reload; what is sent goes through the outbox. */
export function Composer() {
  const view = useThread();
  const { writing, threadId, me } = view;
  const [busy, setBusy] = createSignal(false);
  const tell = makeTypingSignal((active) => socket.typing(`thread:${threadId}`, active));
  const field = keepUnsent(view);
  const left = () => bodyLimit - Array.from(writing.text()).length;
  const files = () => filesInComposer(threadId);
  const sendable = () => (/\S/.test(writing.text()) || files().length > 0) && left() >= 0 && !busy();
  onCleanup(() => tell(false));

  async function send(): Promise<void> {
    const body = cleanText(writing.text());
    if (!sendable() || (body === '' && files().length === 0)) return;
    setBusy(true);
    await view.store.show('newest').catch(() => undefined);
    await queueMessage({ threadId, body, quote: writing.quote() });
    writing.setText('');
    writing.setQuote(null);
    setBusy(false);
    tell(false);
    requestAnimationFrame(view.scroll.toEnd);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (sendsOn(event)) void send();
    else if (event.key === 'Escape' && writing.quote()) writing.setQuote(null);
    else if (event.key !== 'ArrowUp' || writing.text() !== '' || !editLastOwn()) return;
    event.preventDefault();
  };

  function editLastOwn(): boolean {
    const own = view.store.state()?.messages.findLast((message) => message.author.id === me.id && !message.deletedAt);
    if (own) writing.setEditing(own.id);
    return own !== undefined;
  }

  return (
    <form
      aria-label={t('threads.writeForm')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TypingLine />
      <div class={styles.box}>
        <Replying />
        <textarea
          ref={field}
          rows={2}
          aria-label={t('threads.write')}
          aria-describedby="composer-hint"
          placeholder={t('threads.placeholder')}
          value={writing.text()}
          onInput={({ currentTarget }) => {
            writing.setText(currentTarget.value);
            tell(currentTarget.value !== '');
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => takePasted(threadId, event)}
        />
        <Show when={files().length > 0}>
          <div class={styles.files}>
            <WaitingFiles files={files()} onRemoved={writing.focus} />
          </div>
        </Show>
        <div class={styles.bar}>
          <PickFiles threadId={threadId} />
          <span class={styles.hint} id="composer-hint">
            <Show when={left() < warnBelow} fallback={<SendHint />}>
              {left() < 0 ? t('threads.tooLong', { count: -left() }) : t('threads.charactersLeft', { count: left() })}
            </Show>
          </span>
          <Button
            type="submit"
            variant="primary"
            size="small"
            icon={Send}
            aria-disabled={sendable() ? undefined : 'true'}
          >
            {t('threads.send')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Restores what was left in the field, and keeps what is typed from now on. */
function keepUnsent({ writing, me, threadId }: ReturnType<typeof useThread>): (element: HTMLTextAreaElement) => void {
  const kept = unsentText(me.id, threadId);
  const { text, quote } = kept.read();
  writing.setText(text);
  writing.setQuote(quote);
  let area: HTMLTextAreaElement | undefined;
  createEffect(() => {
    kept.write({ text: writing.text(), quote: writing.quote() });
    if (area) fitHeight(area);
  });
  onMount(() => area && fitHeight(area));
  return (element) => {
    area = element;
    writing.attach(element);
  };
}

function SendHint() {
  const [before, after] = t('threads.sendHint', { keys: '|' }).split('|');
  return (
    <span class={styles.keys}>
      {before}
      <Kbd keys={sendKeys()} />
      {after}
    </span>
  );
}

function Replying() {
  const { writing } = useThread();
  return (
    <Show when={writing.quote()}>
      {(quote) => (
        <div class={styles.quote}>
          <div>
            <b>{t('threads.replyTo', { name: quote().author.displayName })}</b>
            <p>{quote().excerpt || t('attachments.onlyFiles')}</p>
          </div>
          <IconButton label={t('threads.dropQuote')} icon={X} size="small" onClick={() => writing.setQuote(null)} />
        </div>
      )}
    </Show>
  );
}
