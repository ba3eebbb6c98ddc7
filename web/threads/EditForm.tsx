import { createSignal, onMount, Show } from 'solid-js';
import { spellRefs } from '../../shared/markdown/refs.ts';
import { bodyLimit, type Message } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { sendsOn } from '../markdown/keys.ts';
import { MarkdownField } from '../markdown/MarkdownField.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { editMessage } from './api.ts';
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
  const [body, setBody] = createSignal(kept.read().text || props.message.body);
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLTextAreaElement | undefined;
  onMount(() => {
    takeFocus(field);
    field?.setSelectionRange(field.value.length, field.value.length);
  });

  function write(next: string): void {
    setBody(next);
    kept.write({ text: next === props.message.body ? '' : next, quote: null });
  }

  function close(): void {
    kept.write({ text: '', quote: null });
    view.writing.setEditing(undefined);
    view.writing.focus();
  }

  async function save(): Promise<void> {
    const text = cleanText(body());
    const isEmpty = text === '' && props.message.attachments.length === 0;
    if (isEmpty || Array.from(text).length > bodyLimit || busy()) return;
    setBusy(true);
    try {
      view.store.apply(await editMessage(props.message.id, { body: text, revision: props.message.revision }));
      close();
    } catch (reason) {
      const conflict = reason instanceof ApiError && reason.code === 'conflict';
      setError(conflict ? t('threads.conflict') : errorText(reason));
    } finally {
      setBusy(false);
    }
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') close();
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
      <Show when={error() === t('threads.conflict')}>
        <p class={styles.theirs}>{spellRefs(props.message.body)}</p>
      </Show>
      <div class={styles.actions}>
        <Button variant="primary" size="small" busy={busy()} onClick={() => void save()}>
          {t('threads.save')}
        </Button>
        <Button variant="quiet" size="small" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
