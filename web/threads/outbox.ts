import { createSignal } from 'solid-js';
import type { Message, Quote } from '../../shared/threads/schema.ts';
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
    post: ({ threadId, clientId, body, quote }) =>
      postMessage(threadId, { clientId, body, ...(quote ? { replyTo: quote.messageId } : {}) }),
    onSent: (message) => {
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
  void refresh().then(sender.kick);
  return () => {
    sender.stop();
    channel?.close();
    window.removeEventListener('online', sender.kick);
    current = undefined;
    setOutgoing([]);
    setSent([]);
  };
}

export type NewOutgoing = { threadId: string; body: string; quote: Quote | null };

/** Puts a message into the outbox; resolves when it would survive a reload. It is sent at once if it can be. */
export async function queueMessage(message: NewOutgoing): Promise<void> {
  if (!current) return;
  const { memberId, sender, channel } = current;
  const queuedAt = new Date().toISOString();
  await store.put({ ...message, memberId, clientId: crypto.randomUUID(), queuedAt, attempts: 0, refused: null });
  setOutgoing(await store.all(memberId));
  channel?.postMessage({});
  sender.kick();
}

/** The line is back: try now. */
export const kickOutbox = (): void => current?.sender.kick();
export const retryOutgoing = async (clientId: string): Promise<void> => current?.sender.retry(clientId);
export const cancelOutgoing = async (clientId: string): Promise<Outgoing | undefined> =>
  current?.sender.cancel(clientId);

/** Drops all that this person has not sent: at sign-out, when they were asked. */
export async function wipeOutbox(memberId: string): Promise<void> {
  current?.sender.stop();
  await alone(memberId, async () => {
    for (const { clientId } of await store.all(memberId)) await store.remove(clientId);
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
