import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Icon } from './Icon.tsx';
import styles from './Toasts.module.css';
import { closeToast, type Toast, toasts } from './toasts.ts';

const shownMs = 10_000;

/** The place of toasts, once in the shell. Alt+T takes the focus there; time stands still while one is inside. */
export function Toasts() {
  const [held, setHeld] = createSignal(false);
  let region: HTMLElement | undefined;
  onMount(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyT' && toasts().length) {
        event.preventDefault();
        region?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('keydown', focus);
    onCleanup(() => document.removeEventListener('keydown', focus));
  });
  return (
    <section
      ref={(element) => {
        region = element;
      }}
      class={styles.region}
      aria-label={t('ui.notices')}
      aria-live="polite"
      data-kb-top-layer=""
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <For each={toasts()}>{(toast) => <Message toast={toast} held={held()} />}</For>
    </section>
  );
}

function Message(props: { toast: Toast; held: boolean }) {
  const close = () => closeToast(props.toast.id);
  createEffect(() => {
    if (props.held) return;
    const timer = setTimeout(close, shownMs);
    onCleanup(() => clearTimeout(timer));
  });
  const act = (run: () => void) => {
    close();
    run();
  };
  return (
    <div class={styles.toast} data-tone={props.toast.tone}>
      <span class={styles.text}>{props.toast.text}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <button type="button" class={styles.action} onClick={() => act(action().run)}>
            {action().label}
          </button>
        )}
      </Show>
      <button type="button" class={styles.close} aria-label={t('ui.close')} onClick={close}>
        <Icon of={X} size="s" />
      </button>
    </div>
  );
}
