import { createSignal } from 'solid-js';
import type { Message } from '../../shared/threads/schema.ts';
import {
  attachFiles,
  filesInComposer,
  forgetFiles,
  onFilesSettled,
  readyFiles,
  retryFilesOf,
  watchFiles,
  wipeFiles,
} from '../attachments/waiting.ts';
import { postMessage } from './api.ts';
import { makeSender, type Sender } from './outbox-sender.ts';
import { createOutboxStore, type Outgoing } from './outbox-store.ts';

const store = createOutboxStore();
const [outgoing, setOutgoing] = createSignal<readonly Outgoing[]>([]);
const [sent, setSent] = createSignal<readonly Message[]>([]);
let current: { memberId: string; sender: Sender; channel: BroadcastChannel | undefined } | undefined;

/** What waits on this device, and what was accepted but has not come back as an event yet. Reactive. */
export { outgoing, sent };

/** One sends or wipes at a time, over all tabs. */
function alone<T>(memberId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(`outbox ${memberId}`, work) : work();
}

/** Starts sending what this person left on the device. Returns how to stop, for when they sign out. */
export function watchOutbox(memberId: string): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`outbox ${memberId}`);
  const refresh = async () => setOutgoing(await store.all(memberId));
  const sender = makeSender({
    store,
    memberId,
    alone: (work) => alone(memberId, work),
    isReady: async ({ files }) => (await readyFiles(memberId, files)) !== undefined,
    post: async ({ threadId, clientId, body, quote, label, readers = [], asks, files }) => {
      const attachmentIds = await readyFiles(memberId, files);
      if (!attachmentIds) throw new Error('a file went back to its beginning');
      return postMessage(threadId, {
        ...{ clientId, body },
        ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
        ...(quote ? { replyTo: quote.messageId } : {}),
        ...(label ? { label } : {}),
        ...(label === 'TLP:RED' ? { readers: [...readers] } : {}),
        ...(asks ? { asks } : {}),
      });
    },
    onSent: (message, { files }) => {
      void forgetFiles(files);
      setSent((now) => [...now, message]);
      channel?.postMessage({ sent: message });
    },
    onChange: () => {
      void refresh();
      channel?.postMessage({});
    },
  });
  current = { memberId, sender, channel };
  const hear = ({ data }: MessageEvent<{ sent?: Message }>) => {
    const message = data.sent;
    if (message) setSent((now) => [...now, message]);
    void refresh();
  };
  channel?.addEventListener('message', hear);
  window.addEventListener('online', sender.kick);
  const queued = async () =>
    new Map(
      (await store.all(memberId)).flatMap(({ clientId, files = [] }) =>
        files.map((id) => [id, clientId] as [string, string]),
      ),
    );
  const stopFiles = [onFilesSettled(sender.kick), watchFiles(memberId, queued)];
  void refresh().then(sender.kick);
  return () => {
    sender.stop();
    for (const stop of stopFiles) stop();
    channel?.close();
    window.removeEventListener('online', sender.kick);
    current = undefined;
    setOutgoing([]);
    setSent([]);
  };
}

export type NewOutgoing = Pick<Outgoing, 'threadId' | 'body' | 'quote' | 'label' | 'readers' | 'asks'>;

/** Puts a message into the outbox; resolves when it would survive a reload. It is sent at once if it can be. */
export async function queueMessage(message: NewOutgoing): Promise<void> {
  if (!current) return;
  const { memberId, sender, channel } = current;
  const queuedAt = new Date().toISOString();
  const clientId = crypto.randomUUID();
  // One that was refused stays where its author sees why.
  const files = filesInComposer(message.threadId).flatMap(({ id, refused }) => (refused ? [] : id));
  await store.put({ ...message, files, memberId, clientId, queuedAt, attempts: 0, refused: null });
  await attachFiles(files, clientId);
  setOutgoing(await store.all(memberId));
  channel?.postMessage({});
  sender.kick();
}

/** The line is back: try now. */
export const kickOutbox = (): void => current?.sender.kick();
export const retryOutgoing = async (clientId: string): Promise<void> => {
  await retryFilesOf(clientId);
  await current?.sender.retry(clientId);
};
export const cancelOutgoing = async (clientId: string): Promise<Outgoing | undefined> =>
  current?.sender.cancel(clientId);

/** Drops all that this person has not sent: at sign-out, when they were asked. */
export async function wipeOutbox(memberId: string): Promise<void> {
  current?.sender.stop();
  await alone(memberId, async () => {
    for (const { clientId } of await store.all(memberId)) await store.remove(clientId);
    await wipeFiles(memberId);
  });
}

/** Messages seen in the thread itself need no echo any more. */
export function forgetSent(clientIds: ReadonlySet<string>): void {
  setSent((now) =>
    now.some((message) => clientIds.has(message.clientId))
      ? now.filter((message) => !clientIds.has(message.clientId))
      : now,
  );
}
