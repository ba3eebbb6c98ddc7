import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Download from 'lucide-solid/icons/download';
import ExternalLink from 'lucide-solid/icons/external-link';
import X from 'lucide-solid/icons/x';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { Attachment } from '../../shared/attachments/schema.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { contentUrl, saveUrl } from './api.ts';
import styles from './Viewer.module.css';

/** Pictures and PDFs of a message over the page: arrows go on, Escape goes back to where one was. */
export function Viewer(props: { files: readonly Attachment[]; first: number; onClose: () => void }) {
  const [place, setPlace] = createSignal(props.first);
  const file = () => props.files[place()] ?? props.files[0];
  const many = () => props.files.length > 1;
  const go = (step: number) => setPlace((now) => (now + step + props.files.length) % props.files.length);
  let dialog: HTMLDialogElement | undefined;
  const before = document.activeElement;
  onMount(() => dialog?.showModal());
  onCleanup(() => before instanceof HTMLElement && before.focus({ preventScroll: true }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      return dialog?.close();
    }
    if (!many() || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    go(event.key === 'ArrowLeft' ? -1 : 1);
  };

  return (
    <Show when={file()}>
      {(shown) => (
        <dialog
          ref={(element) => {
            dialog = element;
          }}
          class={styles.viewer}
          aria-label={shown().name}
          onClose={() => props.onClose()}
          onKeyDown={onKeyDown}
          onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
        >
          <div class={styles.bar}>
            <p class={styles.name} aria-live="polite">
              {shown().name}
              <Show when={many()}>
                <span class={styles.count}>
                  {t('attachments.ofMany', { place: place() + 1, all: props.files.length })}
                </span>
              </Show>
            </p>
            <Show when={many()}>
              <IconButton label={t('attachments.previous')} icon={ChevronLeft} onClick={() => go(-1)} />
              <IconButton label={t('attachments.next')} icon={ChevronRight} onClick={() => go(1)} />
            </Show>
            <a
              class={styles.link}
              href={contentUrl(shown().id)}
              target="_blank"
              rel="noopener"
              title={t('attachments.ownTab')}
            >
              <Icon of={ExternalLink} label={t('attachments.ownTab')} />
            </a>
            <a
              download=""
              class={styles.link}
              href={saveUrl(shown().id)}
              title={t('attachments.save', { name: shown().name })}
            >
              <Icon of={Download} label={t('attachments.save', { name: shown().name })} />
            </a>
            <IconButton label={t('ui.close')} icon={X} onClick={() => dialog?.close()} />
          </div>
          <Show
            when={shown().thumbnail}
            fallback={<iframe class={styles.page} src={contentUrl(shown().id)} title={shown().name} />}
          >
            <img class={styles.picture} src={contentUrl(shown().id)} alt={shown().name} />
          </Show>
        </dialog>
      )}
    </Show>
  );
}
