import RotateCw from 'lucide-solid/icons/rotate-cw';
import X from 'lucide-solid/icons/x';
import { createMemo, For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { socket } from '../lib/socket.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { thumbnailUrl } from './api.ts';
import { FileSign } from './FileSign.tsx';
import type { WaitingFile } from './file-store.ts';
import { fileDetail } from './size-text.ts';
import styles from './WaitingFiles.module.css';
import { removeFile, retryFile, sentOf } from './waiting.ts';

/** Files that are on their way: how far each one is, and how to take it out or try again. */
export function WaitingFiles(props: { files: readonly WaitingFile[]; onRemoved?: (() => void) | undefined }) {
  const byId = createMemo(() => new Map(props.files.map((file) => [file.id, file])));
  const ids = createMemo(() => props.files.map(({ id }) => id));
  return (
    <Show when={ids().length > 0}>
      <ul class={styles.files} aria-label={t('attachments.waiting')}>
        <For each={ids()}>
          {(id) => <Show when={byId().get(id)}>{(file) => <Chip file={file()} onRemoved={props.onRemoved} />}</Show>}
        </For>
      </ul>
    </Show>
  );
}

function Chip(props: { file: WaitingFile; onRemoved?: (() => void) | undefined }) {
  const sent = () => sentOf(props.file.id);
  const percent = () => Math.floor((100 * (sent() ?? 0)) / props.file.size);
  async function remove(): Promise<void> {
    await removeFile(props.file);
    props.onRemoved?.();
  }
  return (
    <li class={styles.file} data-state={stateOf(props.file)} data-file={props.file.id}>
      <Show
        when={props.file.attachment?.thumbnail && props.file.attachment}
        fallback={<FileSign type={props.file.attachment?.type ?? props.file.type} />}
      >
        {(picture) => <img class={styles.small} src={thumbnailUrl(picture().id)} alt="" width={36} height={36} />}
      </Show>
      <span class={styles.words}>
        <span class={styles.name} title={props.file.name}>
          {props.file.attachment?.name ?? props.file.name}
        </span>
        <span class={styles.detail} role={props.file.refused ? 'alert' : undefined}>
          {detailOf(props.file, sent(), percent())}
        </span>
        <Show when={!props.file.attachment && !props.file.refused}>
          <progress
            class={styles.bar}
            value={percent()}
            max={100}
            aria-label={t('attachments.progress', { name: props.file.name })}
          />
        </Show>
      </span>
      <Show when={props.file.refused}>
        <IconButton
          label={t('attachments.retry', { name: props.file.name })}
          icon={RotateCw}
          size="small"
          onClick={() => void retryFile(props.file.id)}
        />
      </Show>
      <IconButton
        label={t('attachments.remove', { name: props.file.name })}
        icon={X}
        size="small"
        onClick={() => void remove()}
      />
    </li>
  );
}

function stateOf({ attachment, refused }: WaitingFile): 'ready' | 'refused' | 'waiting' {
  return refused ? 'refused' : attachment ? 'ready' : 'waiting';
}

function detailOf({ name, size, attachment, refused }: WaitingFile, sent: number | undefined, percent: number): string {
  if (refused) return refused;
  if (attachment) return fileDetail(attachment.name, attachment.size);
  if (sent === undefined && socket.state() !== 'online') return t('attachments.offline');
  if (sent === undefined) return `${fileDetail(name, size)} · ${t('attachments.queued')}`;
  if (sent >= size) return t('attachments.checking');
  return t('attachments.sending', { percent });
}
