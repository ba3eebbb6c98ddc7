import * as Kobalte from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { adopt } from './adopt.ts';
import { createBackCloses } from './back.ts';
import type { DialogProps } from './Dialog.tsx';
import styles from './DialogView.module.css';
import { isFilledIn } from './form-check.ts';
import { IconButton } from './IconButton.tsx';

type DialogViewProps = DialogProps & { trigger: HTMLElement; shape: 'dialog' | 'sheet' };

/** The heavy part of Dialog and Sheet: focus kept inside, the rest of the page inert, Escape, Back. */
export function DialogView(props: DialogViewProps) {
  createBackCloses(
    () => props.open,
    () => props.onClose(),
  );
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
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
            onInteractOutside={(event) => props.alert && event.preventDefault()}
          >
            <Parts {...props} />
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
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

function Parts(props: DialogViewProps) {
  return (
    <>
      <div class={styles.head}>
        <Kobalte.Title class={styles.title}>{props.title}</Kobalte.Title>
        <Show when={!props.alert}>
          <IconButton label={t('ui.close')} icon={X} size="small" onClick={() => props.onClose()} />
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
