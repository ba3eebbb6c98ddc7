import { createSignal } from 'solid-js';
import { filesPerMessage, type UploadLimits } from '../../shared/attachments/schema.ts';
import { t } from '../i18n/t.ts';
import { ApiError } from '../lib/api.ts';
import { cancelUpload, findUpload, readLimits } from './api.ts';
import { createFileStore, type WaitingFile } from './file-store.ts';
import { makeUploader, type Uploader } from './uploader.ts';

const store = createFileStore();
const [waiting, setWaiting] = createSignal<readonly WaitingFile[]>([]);
const [progress, setProgress] = createSignal<Readonly<Record<string, number | undefined>>>({});
let current: { memberId: string; uploader: Uploader; channel: BroadcastChannel | undefined } | undefined;
let limits: Promise<UploadLimits> | undefined;
const readyListeners = new Set<() => void>();

/** Calls back when a file became ready or was refused. Returns unsubscribe. */
export function onFilesSettled(listener: () => void): () => void {
  readyListeners.add(listener);
  return () => readyListeners.delete(listener);
}

/** Bytes of a file that the server has, while it is on its way. Reactive. */
export const sentOf = (id: string): number | undefined => progress()[id];

/** Where the files of a thread wait that is not open yet. Elsewhere the place is the thread's id. */
export const groupPlace = (groupId: string): string => `group:${groupId}`;

/** The files in the composer of a place. Reactive. */
export const filesInComposer = (place: string): readonly WaitingFile[] =>
  waiting().filter((file) => file.threadId === place && file.messageId === null);

/** How many files stand in composers, sent to the server or not, and in no message. */
export const countUnposted = (): number => waiting().filter((file) => file.messageId === null).length;

/** The files of an outgoing message. Reactive. */
export const filesOfOutgoing = (messageId: string): readonly WaitingFile[] =>
  waiting().filter((file) => file.messageId === messageId);

async function refresh(): Promise<void> {
  if (!current) return;
  setWaiting(await store.all(current.memberId));
}

async function changed(): Promise<void> {
  await refresh();
  current?.channel?.postMessage({});
  for (const listener of readyListeners) listener();
}

/** Which outgoing message takes which file along. */
type Queued = () => Promise<ReadonlyMap<string, string>>;

/** Goes on sending the files this person left on the device. Returns how to stop. */
export function watchFiles(memberId: string, queued: Queued): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`files ${memberId}`);
  const onProgress = (id: string, sent: number | undefined) => setProgress((now) => ({ ...now, [id]: sent }));
  const uploader = makeUploader({ store, memberId, onProgress, onChange: () => void changed() });
  current = { memberId, uploader, channel };
  channel?.addEventListener('message', () => void refresh());
  window.addEventListener('online', uploader.kick);
  void reconcile(memberId, queued).then(changed).then(uploader.kick);
  return () => {
    uploader.stop();
    channel?.close();
    window.removeEventListener('online', uploader.kick);
    current = undefined;
    setWaiting([]);
    setProgress({});
  };
}

/** The outbox knows best: a page may have ended just after a message was put there, or just after it was sent. */
async function reconcile(memberId: string, queued: Queued): Promise<void> {
  const known = await queued();
  for (const file of await store.all(memberId)) {
    const messageId = known.get(file.id) ?? null;
    if (messageId === file.messageId) continue;
    if (messageId) {
      await store.change(file.id, { messageId });
      continue;
    }
    const posted = file.attachment && (await findUpload(file.attachment.id).catch(isNotFound)) === true;
    if (posted) await store.remove(file.id);
    else await store.change(file.id, { messageId: null });
  }
}

const isNotFound = (error: unknown) => error instanceof ApiError && error.status === 404;

/** Adds files to the composer of a place and begins to send them. Returns why some were not taken, one line each. */
export async function addFiles(place: string, files: readonly File[]): Promise<string[]> {
  if (!current) return [];
  const { memberId, uploader } = current;
  limits ??= readLimits();
  const known = await limits.catch(() => {
    limits = undefined;
    return undefined;
  });
  const refusals: string[] = [];
  for (const file of files) {
    const refusal = refuse(file, filesInComposer(place).length, known);
    if (refusal) refusals.push(refusal);
    else await store.add(toWaiting(file, place, memberId), file);
    await refresh();
  }
  await changed();
  uploader.kick();
  return [...new Set(refusals)];
}

function refuse({ name, size }: File, count: number, known: UploadLimits | undefined): string | undefined {
  if (count >= filesPerMessage) return t('attachments.tooMany', { count: filesPerMessage });
  if (size === 0) return t('attachments.empty', { name });
  if (known && size > known.maxBytes) return t('attachments.tooLarge', { name, most: known.maxBytes / 1_000_000 });
  return undefined;
}

let lastAdded = 0;

function toWaiting({ name, size, type }: File, threadId: string, memberId: string): WaitingFile {
  const rest = { messageId: null, uploadUrl: null, attachment: null, refused: null };
  // Files chosen together keep their order.
  lastAdded = Math.max(Date.now(), lastAdded + 1);
  const addedAt = new Date(lastAdded).toISOString();
  return { ...rest, id: crypto.randomUUID(), memberId, threadId, name, size, type, addedAt };
}

/** Takes a file out, here and on the server. */
export async function removeFile(file: WaitingFile): Promise<void> {
  current?.uploader.cancel(file.id);
  await store.remove(file.id);
  await changed();
  const uploadId = file.uploadUrl?.split('/').at(-1);
  // What stays there is swept after some days.
  if (uploadId) await cancelUpload(uploadId).catch(() => undefined);
}

/** Sends a refused file once more from its beginning. */
export async function retryFile(id: string): Promise<void> {
  await store.change(id, { refused: null, uploadUrl: null, attachment: null });
  await changed();
  current?.uploader.kick();
}

/** All that was refused of a message goes once more; what the server let go meanwhile too. */
export async function retryFilesOf(messageId: string): Promise<void> {
  const again = filesOfOutgoing(messageId).filter((file) => file.refused || file.attachment);
  for (const { id } of again) await retryFile(id);
}

/** Files of the composer become those of a message. */
export async function attachFiles(ids: readonly string[], messageId: string): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) await store.change(id, { messageId });
  await changed();
}

/** A message came back to be rewritten: so do its files. */
export async function detachFiles(messageId: string): Promise<void> {
  for (const { id } of filesOfOutgoing(messageId)) await store.change(id, { messageId: null });
  await changed();
}

/** The upload ids of a message's files that were not taken out, or undefined while one is not there yet. */
export async function readyFiles(memberId: string, wanted: readonly string[] = []): Promise<string[] | undefined> {
  if (wanted.length === 0) return [];
  const files = (await store.all(memberId)).filter((file) => wanted.includes(file.id));
  const ids = files.flatMap(({ attachment }) => attachment?.id ?? []);
  return ids.length === files.length ? ids : undefined;
}

/** The upload ids of the files in a composer once all are there. Rejects when one was refused, or the wait is called off. */
export function wholeFiles(place: string, signal: AbortSignal): Promise<string[]> {
  return new Promise<string[]>((resolve, reject) => {
    const look = () => {
      const files = filesInComposer(place);
      const refusal = files.find((file) => file.refused)?.refused;
      const ids = files.flatMap(({ attachment }) => attachment?.id ?? []);
      if (!refusal && ids.length < files.length) return;
      stop();
      if (refusal) reject(new ApiError('invalid_input', 400, refusal));
      else resolve(ids);
    };
    const stop = onFilesSettled(look);
    signal.addEventListener('abort', () => {
      stop();
      reject(signal.reason);
    });
    look();
  });
}

/** A message was sent: its files are not needed here any more. */
export async function forgetFiles(ids: readonly string[] = []): Promise<void> {
  for (const id of ids) await store.remove(id);
  if (ids.length > 0) await changed();
}

/** Drops all that this person has not sent: at sign-out, when they were asked. */
export async function wipeFiles(memberId: string): Promise<void> {
  current?.uploader.stop();
  for (const { id } of await store.all(memberId)) await store.remove(id);
}
