import Send from 'lucide-solid/icons/send';
import { createSignal, onCleanup, Show } from 'solid-js';
import { bodyLimit } from '../../shared/threads/schema.ts';
import { cleanText, isBlank } from '../../shared/threads/text.ts';
import { PickFiles } from '../attachments/PickFiles.tsx';
import { takePasted } from '../attachments/taking.ts';
import { WaitingFiles } from '../attachments/WaitingFiles.tsx';
import { filesInComposer } from '../attachments/waiting.ts';
import { t } from '../i18n/t.ts';
import { socket } from '../lib/socket.ts';
import { sendKeys, sendsOn } from '../markdown/keys.ts';
import { MarkdownField } from '../markdown/MarkdownField.tsx';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './Composer.module.css';
import { ComposerNotes } from './ComposerNotes.tsx';
import { callableIn } from './callable.ts';
import { queueMessage } from './outbox.ts';
import { SendOptionsMenu } from './SendOptionsMenu.tsx';
import { TypingLine } from './TypingLine.tsx';
import { makeTypingSignal } from './typing.ts';
import { useThread } from './view.ts';

/** Where a message is written. What stands in it is the view's and outlives it; what is sent goes through the outbox. */
export function Composer() {
  const view = useThread();
  const { writing, threadId, me } = view;
  const [busy, setBusy] = createSignal(false);
  const tell = makeTypingSignal((active) => socket.typing(`thread:${threadId}`, active));
  const left = () => bodyLimit - Array.from(writing.body()).length;
  const files = () => filesInComposer(threadId);
  const isEmpty = () => isBlank(writing.body()) && files().every((file) => file.refused);
  const sendable = () => !isEmpty() && left() >= 0 && !busy();
  onCleanup(() => tell(false));

  async function send(): Promise<void> {
    const written = writing.all();
    if (!sendable()) return;
    setBusy(true);
    try {
      await queueMessage({ threadId, ...written, body: cleanText(written.body) });
      writing.leave(written);
    } finally {
      setBusy(false);
    }
    tell(false);
    await view.store.show('newest').catch(() => undefined);
    requestAnimationFrame(view.scroll.toEnd);
  }

  function onKey(event: KeyboardEvent): boolean {
    if (sendsOn(event)) void send();
    else if (event.key === 'Escape' && writing.quote()) writing.setQuote(null);
    else return event.key === 'ArrowUp' && writing.body() === '' && editLastOwn();
    return true;
  }

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
      <MarkdownField
        value={writing.body()}
        onValue={(body) => {
          writing.setBody(body);
          tell(body !== '');
        }}
        callable={callableIn(view)}
        limit={bodyLimit}
        label={t('threads.write')}
        describedBy="composer-hint"
        placeholder={t('threads.placeholder')}
        ref={writing.attach}
        onKey={onKey}
        onPaste={(event) => takePasted(threadId, event)}
        above={<ComposerNotes />}
      >
        <Show when={files().length > 0}>
          <div class={styles.files}>
            <WaitingFiles files={files()} onRemoved={writing.focus} />
          </div>
        </Show>
        <div class={styles.bar}>
          <PickFiles place={threadId} />
          <SendOptionsMenu />
          <span class={styles.hint} id="composer-hint">
            <SendHint />
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
      </MarkdownField>
    </form>
  );
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
