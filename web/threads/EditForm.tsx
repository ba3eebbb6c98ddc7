import { createSignal, onMount, Show } from 'solid-js';
import { spellRefs } from '../../shared/markdown/refs.ts';
import { bodyLimit, type Message, type Revision } from '../../shared/threads/schema.ts';
import { cleanText, isBlank } from '../../shared/threads/text.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { sendsOn } from '../markdown/keys.ts';
import { MarkdownField } from '../markdown/MarkdownField.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { showToast } from '../ui/toasts.ts';
import { editMessage, listRevisions } from './api.ts';
import { callableIn } from './callable.ts';
import styles from './EditForm.module.css';
import { takeFocus } from './focus.ts';
import { unsentText } from './unsent-text.ts';
import { useThread } from './view.ts';
import './late-texts.ts';
import './texts.ts';

/** Changes a message in its place. The text survives a reload, and a conflict with another device. */
export function EditForm(props: { message: Message }) {
  const view = useThread();
  const kept = unsentText(view.me.id, `edit ${props.message.id}`);
  const { text: begun, revision = props.message.revision } = kept.read();
  const [body, setBody] = createSignal(begun || props.message.body);
  /** The revision that this text is made on, or that its author was shown beside it. */
  let base = begun ? revision : props.message.revision;
  const [theirs, setTheirs] = createSignal<Revision>();
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLTextAreaElement | undefined;
  onMount(() => {
    takeFocus(field);
    field?.setSelectionRange(field.value.length, field.value.length);
  });

  function write(next: string): void {
    setBody(next);
    kept.write({ text: next === props.message.body ? '' : next, quote: null, revision: base });
  }

  function close(): void {
    kept.write({ text: '', quote: null });
    view.writing.setEditing(undefined);
    view.writing.focus();
  }

  /** What was typed can be had back for a while. */
  function discard(): void {
    const { id, body: stands } = props.message;
    const [text, revision] = [body(), base];
    close();
    if (text === stands) return;
    const undo = () => {
      kept.write({ text, quote: null, revision });
      view.writing.setEditing(id);
    };
    showToast(t('threads.editDropped'), { undo });
  }

  /** Somebody, most likely the author on another device, was faster: that text stands beside this one before it can give way. */
  async function compare(): Promise<string | undefined> {
    const newest = (await listRevisions(props.message.id)).at(-1);
    if (!newest || newest.revision === base) return undefined;
    base = newest.revision;
    setTheirs(newest);
    return t('threads.conflict');
  }

  async function save(): Promise<void> {
    const text = cleanText(body());
    const isEmpty = isBlank(text) && props.message.attachments.length === 0;
    if (isEmpty || Array.from(text).length > bodyLimit || busy()) return;
    setBusy(true);
    try {
      view.store.apply(await editMessage(props.message.id, { body: text, revision: base }));
      close();
    } catch (reason) {
      const isConflict = reason instanceof ApiError && reason.code === 'conflict';
      setError((isConflict && (await compare().catch(() => undefined))) || errorText(reason));
    } finally {
      setBusy(false);
    }
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') discard();
    else if (sendsOn(event)) void save();
    else return false;
    return true;
  }

  return (
    <div class={styles.form}>
      <Field label={t('threads.edit')} labelHidden error={error()}>
        <MarkdownField
          ref={(element) => {
            field = element;
          }}
          value={body()}
          onValue={write}
          callable={callableIn(view)}
          limit={bodyLimit}
          onKey={onKey}
        />
      </Field>
      <Show when={theirs()}>
        {(other) => (
          <figure class={styles.theirs}>
            <figcaption>{t('threads.theirVersion', { date: formatDateTime(other().writtenAt) })}</figcaption>
            <p>{spellRefs(other().body)}</p>
          </figure>
        )}
      </Show>
      <div class={styles.actions}>
        <Button variant="primary" size="small" busy={busy()} onClick={() => void save()}>
          {t(theirs() ? 'threads.saveMine' : 'threads.save')}
        </Button>
        <Button variant="quiet" size="small" onClick={discard}>
          {t(theirs() ? 'threads.keepTheirs' : 'ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
