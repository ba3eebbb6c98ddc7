import * as Kobalte from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, type JSX, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { adopt } from './adopt.ts';
import { Button } from './Button.tsx';
import { createBackCloses } from './back.ts';
import type { DialogProps } from './Dialog.tsx';
import styles from './DialogView.module.css';
import { isFilledIn } from './form-check.ts';
import { IconButton } from './IconButton.tsx';
import { LeaveContext } from './leave.ts';
import { makeTypedNotes } from './typed.ts';
import './late-texts.ts';

type DialogViewProps = DialogProps & { trigger: HTMLElement; shape: 'dialog' | 'sheet' };

/**
 * The heavy part of Dialog and Sheet: focus kept inside, the rest of the page inert, Escape, Back. What was written into a
 * form is not lost by a click beside it, and by whatever else closes it only after a question.
 */
export function DialogView(props: DialogViewProps) {
  const [asking, setAsking] = createSignal(false);
  const typed = makeTypedNotes();
  createEffect(() => {
    if (props.open) return;
    typed.forget();
    setAsking(false);
  });
  const isWritten = () => props.onSubmit !== undefined && typed.isTyped();
  const leave = () => {
    if (isWritten() && !props.keeps) setAsking(true);
    else props.onClose();
  };
  createBackCloses(() => props.open, leave);
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && leave()}>
      <Kobalte.Trigger as={adopt(props.trigger)} />
      <Kobalte.Portal>
        <Kobalte.Overlay class={styles.overlay} />
        <div class={styles.place} data-shape={props.shape}>
          <Kobalte.Content
            class={styles.content}
            role={props.alert ? 'alertdialog' : 'dialog'}
            aria-modal="true"
            data-width={props.width ?? 'narrow'}
            onOpenAutoFocus={focusFirstField}
            onFocusIn={typed.note}
            onInteractOutside={(event) => (props.alert || isWritten()) && event.preventDefault()}
          >
            <LeaveContext.Provider value={leave}>
              <Parts {...props} leave={leave} />
            </LeaveContext.Provider>
            <Show when={asking()}>
              <Question onBack={() => setAsking(false)} onDiscard={() => props.onClose()} />
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

/** Whether to lose what is written. The way back comes first: Enter and Escape lose nothing. */
function Question(props: { onBack: () => void; onDiscard: () => void }) {
  const active = document.activeElement;
  return (
    <DialogView
      open
      alert
      shape="dialog"
      trigger={active instanceof HTMLElement ? active : document.body}
      onClose={props.onBack}
      title={t('ui.leave.title')}
      text={t('ui.leave.text')}
      actions={
        <>
          <Button onClick={props.onBack}>{t('ui.leave.keep')}</Button>
          <Button variant="danger" onClick={props.onDiscard}>
            {t('ui.leave.discard')}
          </Button>
        </>
      }
    />
  );
}

/** The first field, if there is one: a form is there to be filled in. Otherwise the first button. */
function focusFirstField(event: Event): void {
  const content = event.target instanceof HTMLElement ? event.target : undefined;
  const field = content?.querySelector<HTMLElement>(
    'input:not([type=hidden]), textarea, select, [contenteditable=true]',
  );
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
}

function Parts(props: DialogViewProps & { leave: () => void }) {
  return (
    <>
      <div class={styles.head}>
        <Kobalte.Title class={styles.title}>{props.title}</Kobalte.Title>
        <Show when={!props.alert}>
          <IconButton label={t('ui.close')} icon={X} size="small" onClick={() => props.leave()} />
        </Show>
      </div>
      <Form onSubmit={props.onSubmit}>
        <Show when={props.text || props.children}>
          <div class={styles.body}>
            <Show when={props.text}>
              <Kobalte.Description class={styles.text}>{props.text}</Kobalte.Description>
            </Show>
            {props.children}
          </div>
        </Show>
        <Show when={props.actions}>
          <div class={styles.actions}>{props.actions}</div>
        </Show>
      </Form>
    </>
  );
}

function Form(props: { onSubmit: (() => void) | undefined; children: JSX.Element }) {
  return (
    <Show when={props.onSubmit} fallback={<div class={styles.form}>{props.children}</div>}>
      {(submit) => (
        <form
          class={styles.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isFilledIn(event.currentTarget)) submit()();
          }}
        >
          {props.children}
        </form>
      )}
    </Show>
  );
}
