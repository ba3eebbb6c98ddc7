import Download from 'lucide-solid/icons/download';
import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { Attachment } from '../../shared/attachments/schema.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { contentUrl, saveUrl, thumbnailUrl } from './api.ts';
import styles from './FileList.module.css';
import { FileSign } from './FileSign.tsx';
import { fileDetail } from './size-text.ts';

const Viewer = lazy(() => import('./Viewer.tsx').then((module) => ({ default: module.Viewer })));

/** What opens over the page; the rest is opened by the browser or kept. */
const isViewed = ({ type, thumbnail }: Attachment) =>
  thumbnail || (type === 'application/pdf' && navigator.pdfViewerEnabled && !matchMedia('(pointer: coarse)').matches);

/** The files of a message: pictures as such, the others as cards. */
export function FileList(props: { files: readonly Attachment[] }) {
  const [opened, setOpened] = createSignal<number>();
  const viewed = () => props.files.filter(isViewed);
  const view = (file: Attachment) => setOpened(viewed().findIndex(({ id }) => id === file.id));
  return (
    <Show when={props.files.length > 0}>
      <ul class={styles.files} aria-label={t('attachments.files')}>
        <For each={props.files}>
          {(file) => (
            <li class={file.thumbnail ? styles.pictured : styles.carded}>
              <Show when={file.thumbnail} fallback={<Card file={file} onView={isViewed(file) ? view : undefined} />}>
                <Picture file={file} onView={view} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={opened() !== undefined && opened() !== -1}>
        <Suspense>
          <Viewer files={viewed()} first={opened() ?? 0} onClose={() => setOpened(undefined)} />
        </Suspense>
      </Show>
    </Show>
  );
}

/** The place is kept while the picture loads, so that nothing moves. */
function Picture(props: { file: Attachment; onView: (file: Attachment) => void }) {
  const size = () => shownSize(props.file);
  return (
    <button
      type="button"
      class={styles.picture}
      aria-label={t('attachments.open', { name: props.file.name })}
      onClick={() => props.onView(props.file)}
    >
      <img
        src={thumbnailUrl(props.file.id)}
        alt={props.file.name}
        width={size().width}
        height={size().height}
        loading="lazy"
        decoding="async"
      />
    </button>
  );
}

const edge = 320;

function shownSize({ width, height }: Attachment): { width: number; height: number } {
  const [w, h] = [width ?? edge, height ?? edge];
  const scale = Math.min(1, edge / Math.max(w, h));
  return { width: Math.max(1, Math.round(w * scale)), height: Math.max(1, Math.round(h * scale)) };
}

function Card(props: { file: Attachment; onView: ((file: Attachment) => void) | undefined }) {
  return (
    <div class={styles.card}>
      <FileSign type={props.file.type} />
      <a
        class={styles.open}
        href={contentUrl(props.file.id)}
        target="_blank"
        rel="noopener"
        onClick={(event) => {
          if (!props.onView || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          props.onView(props.file);
        }}
      >
        <span class={styles.name} title={props.file.name}>
          {props.file.name}
        </span>
        <span class={styles.detail}>{fileDetail(props.file.name, props.file.size)}</span>
      </a>
      <a
        download=""
        class={styles.save}
        href={saveUrl(props.file.id)}
        aria-label={t('attachments.save', { name: props.file.name })}
      >
        <Icon of={Download} size="s" />
      </a>
    </div>
  );
}
