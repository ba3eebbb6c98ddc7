import { ApiError } from '../lib/api.ts';
import { finishUpload } from './api.ts';
import type { FileStore, WaitingFile } from './file-store.ts';

const atOnce = 2;
const pauseMs = 5_000;

export type UploaderOptions = {
  store: FileStore;
  memberId: string;
  /** A file changed: whole, refused, or on its way. */
  onChange: () => void;
  /** Bytes that are there, or undefined while nothing moves. */
  onProgress: (id: string, sent: number | undefined) => void;
};

/** One uploads a file at a time, over all tabs. */
function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(`upload ${id}`, work) : work();
}

const isPassing = (error: unknown) => !(error instanceof ApiError) || error.passing || error.status === 401;

/** Sends the files that wait, two at once, and goes on with what failed for a passing reason. */
export function makeUploader(options: UploaderOptions) {
  const { store, memberId, onProgress } = options;
  const running = new Map<string, AbortController>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  /** Sends whatever waits, without waiting longer. */
  async function kick(): Promise<void> {
    clearTimeout(timer);
    for (const file of await store.all(memberId)) {
      if (stopped || running.size >= atOnce) return;
      if (!file.attachment && !file.refused && !running.has(file.id)) void begin(file.id);
    }
  }

  async function begin(id: string): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const passed = await alone(id, () => send(options, id, controller.signal)).catch((error) => {
      return controller.signal.aborted ? true : settle(id, error);
    });
    running.delete(id);
    onProgress(id, undefined);
    options.onChange();
    if (passed) void kick();
    else timer = setTimeout(kick, pauseMs);
  }

  /** False when it is worth another try later. */
  async function settle(id: string, error: unknown): Promise<boolean> {
    if (isPassing(error)) return false;
    await store.change(id, { refused: (error as ApiError).message });
    return true;
  }

  return {
    kick: (): void => void kick(),
    isRunning: (id: string): boolean => running.has(id),
    cancel: (id: string): void => running.get(id)?.abort(),
    stop(): void {
      stopped = true;
      clearTimeout(timer);
      for (const controller of running.values()) controller.abort();
    },
  };
}

/** Sends the rest of a file and has it checked. Another tab may have done so while this one waited for its turn. */
async function send({ store, memberId, onProgress }: UploaderOptions, id: string, signal: AbortSignal): Promise<true> {
  const file: WaitingFile | undefined = (await store.all(memberId)).find((each) => each.id === id);
  const bytes = await store.bytesOf(id);
  if (!file || !bytes || file.attachment || file.refused) return true;
  onProgress(id, 0);
  // Loaded when the first file is sent.
  const { sendBytes } = await import('./upload.ts');
  const url = await sendBytes({
    file,
    bytes,
    signal,
    onUrl: (uploadUrl) => void store.change(id, { uploadUrl }),
    onProgress: (sent) => onProgress(id, sent),
  });
  const attachment = await finishUpload(url.split('/').at(-1) ?? '');
  signal.throwIfAborted();
  await store.change(id, { attachment });
  return true;
}

export type Uploader = ReturnType<typeof makeUploader>;
