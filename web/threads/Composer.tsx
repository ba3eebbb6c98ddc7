import Send from 'lucide-solid/icons/send';
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
import { Kbd } from '../ui/Kbd.tsx';
import { fitHeight } from '../ui/TextArea.tsx';
import styles from './Composer.module.css';
import { ComposerNotes } from './ComposerNotes.tsx';
import { sendKeys, sendsOn } from './keys.ts';
import { queueMessage } from './outbox.ts';
import { Preview } from './Preview.tsx';
import { SendOptionsMenu } from './SendOptionsMenu.tsx';
import { Suggestions } from './Suggestions.tsx';
import { createSuggestions } from './suggestions.ts';
import { TextTools } from './TextTools.tsx';
import { TypingLine } from './TypingLine.tsx';
import { editByKey } from './text-tools.ts';
import { makeTypingSignal } from './typing.ts';
import { followUnsent } from './unsent-sync.ts';
import { useThread } from './view.ts';

const warnBelow = 500;

/** Where a message is written. What stands in it outlives a reload; what is sent goes through the outbox. */
export function Composer() {
  const view = useThread();
  const { writing, threadId, me } = view;
  const [busy, setBusy] = createSignal(false);
  const [previewing, setPreviewing] = createSignal(false);
  const [field, setField] = createSignal<HTMLTextAreaElement>();
  const tell = makeTypingSignal((active) => socket.typing(`thread:${threadId}`, active));
  const suggestions = createSuggestions(field, view);
  followUnsent(view);
  const left = () => bodyLimit - Array.from(writing.body()).length;
  const files = () => filesInComposer(threadId);
  const sendable = () => (/\S/.test(writing.text()) || files().length > 0) && left() >= 0 && !busy();
  onCleanup(() => tell(false));
  createEffect(() => {
    writing.text();
    const area = field();
    if (area) fitHeight(area);
  });
  onMount(() => {
    const area = field();
    if (area) fitHeight(area);
  });

  async function send(): Promise<void> {
    const body = cleanText(writing.body());
    if (!sendable() || (body === '' && files().length === 0)) return;
    setBusy(true);
    setPreviewing(false);
    await view.store.show('newest').catch(() => undefined);
    await queueMessage({ threadId, body, quote: writing.quote(), ...writing.options() });
    writing.clear();
    setBusy(false);
    tell(false);
    requestAnimationFrame(view.scroll.toEnd);
  }

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (suggestions.onKeyDown(event)) return;
    if (sendsOn(event)) void send();
    else if (event.key === 'Escape' && writing.quote()) writing.setQuote(null);
    else if (editByKey(event)) return;
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
        <ComposerNotes />
        <TextTools field={field()} previewing={previewing()} onPreview={setPreviewing} />
        <Show when={previewing()}>
          <Preview body={writing.body()} />
        </Show>
        <textarea
          ref={(element) => {
            setField(element);
            writing.attach(element);
          }}
          rows={2}
          hidden={previewing()}
          aria-label={t('threads.write')}
          aria-describedby="composer-hint"
          {...suggestions.attributes}
          placeholder={t('threads.placeholder')}
          value={writing.text()}
          onInput={({ currentTarget }) => {
            writing.setText(currentTarget.value);
            suggestions.look();
            tell(currentTarget.value !== '');
          }}
          onKeyDown={onKeyDown}
          onKeyUp={suggestions.look}
          onClick={suggestions.look}
          onBlur={suggestions.close}
          onPaste={(event) => takePasted(threadId, event)}
        />
        <Suggestions of={suggestions} />
        <Show when={files().length > 0}>
          <div class={styles.files}>
            <WaitingFiles files={files()} onRemoved={writing.focus} />
          </div>
        </Show>
        <div class={styles.bar}>
          <PickFiles threadId={threadId} />
          <SendOptionsMenu />
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
