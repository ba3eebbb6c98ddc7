import { createSignal, onMount, Show } from 'solid-js';
import { spellRefs } from '../../shared/markdown/refs.ts';
import { bodyLimit, type Message } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import { t } from '../i18n/t.ts';
import { ApiError, errorText } from '../lib/api.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { editMessage } from './api.ts';
import styles from './EditForm.module.css';
import { takeFocus } from './focus.ts';
import { sendsOn } from './keys.ts';
import { collapseRefs, expandRefs } from './refs-text.ts';
import { editByKey } from './text-tools.ts';
import { unsentText } from './unsent-text.ts';
import { useThread } from './view.ts';
import { titleOf } from './writing.ts';
import './texts.ts';

/** Changes a message in its place. The text survives a reload, and a conflict with another device. */
export function EditForm(props: { message: Message }) {
  const view = useThread();
  const kept = unsentText(view.me.id, `edit ${props.message.id}`);
  const start = collapseRefs(kept.read().text || props.message.body, titleOf);
  const [text, setText] = createSignal(start.text);
  const whole = () => expandRefs(text(), start.refs);
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLTextAreaElement | undefined;
  onMount(() => {
    takeFocus(field);
    field?.setSelectionRange(field.value.length, field.value.length);
  });

  function write(next: string): void {
    setText(next);
    const body = whole();
    kept.write({ text: body === props.message.body ? '' : body, quote: null });
  }

  function close(): void {
    kept.write({ text: '', quote: null });
    view.writing.setEditing(undefined);
    view.writing.focus();
  }

  async function save(): Promise<void> {
    const body = cleanText(whole());
    if (body === '' || Array.from(body).length > bodyLimit || busy()) return;
    setBusy(true);
    try {
      view.store.apply(await editMessage(props.message.id, { body, revision: props.message.revision }));
      close();
    } catch (reason) {
      const conflict = reason instanceof ApiError && reason.code === 'conflict';
      setError(conflict ? t('threads.conflict') : errorText(reason));
    } finally {
      setBusy(false);
    }
  }

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.key === 'Escape') close();
    else if (sendsOn(event)) void save();
    else if (editByKey(event)) return;
    else return;
    event.preventDefault();
  };
  return (
    <div class={styles.form}>
      <Field label={t('threads.edit')} labelHidden error={error()}>
        <TextArea
          ref={(element) => {
            field = element;
          }}
          value={text()}
          onText={write}
          onKeyDown={onKeyDown}
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
