import X from 'lucide-solid/icons/x';
import { For, onCleanup, onMount, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { dockHeight } from './dock.ts';
import { Icon } from './Icon.tsx';
import styles from './Toasts.module.css';
import { closeToast, type Toast, toasts } from './toasts.ts';

const shownMs = 10_000;

/** The place of toasts, once in the shell. Alt+T takes the focus there, closing gives it back. */
export function Toasts() {
  let region: HTMLElement | undefined;
  let before: Element | null = null;
  onMount(() => {
    const enter = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyT' || toasts().length === 0) return;
      event.preventDefault();
      before = document.activeElement;
      region?.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', enter);
    onCleanup(() => document.removeEventListener('keydown', enter));
  });
  const leave = () => {
    if (region?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
  };
  return (
    <section
      ref={(element) => {
        region = element;
      }}
      class={styles.region}
      style={{ '--dock': `${dockHeight()}px` }}
      aria-label={t('ui.notices')}
      aria-live="polite"
      data-kb-top-layer=""
    >
      <For each={toasts()}>{(toast) => <Message toast={toast} onLeave={leave} />}</For>
    </section>
  );
}

function Message(props: { toast: Toast; onLeave: () => void }) {
  let message: HTMLDivElement | undefined;
  onMount(() => {
    // Time stands still while somebody points at it or stands on it.
    const timer = setInterval(() => {
      if (!message?.matches(':hover, :focus-within')) closeToast(props.toast.id);
    }, shownMs);
    onCleanup(() => clearInterval(timer));
  });
  const close = () => {
    props.onLeave();
    closeToast(props.toast.id);
  };
  const act = (run: () => void) => {
    close();
    run();
  };
  return (
    <div
      ref={(element) => {
        message = element;
      }}
      class={styles.toast}
      data-tone={props.toast.tone}
    >
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
