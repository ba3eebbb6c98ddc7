import { createSignal, onCleanup } from 'solid-js';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { ReaderEvent } from '../../shared/threads/events.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { socket } from '../lib/socket.ts';
import { listAsides } from './api.ts';
import { forgetSent } from './outbox.ts';

/** TLP:RED messages of a thread that name the reader. The log says only that there is something new: it is fetched. */
export function createAsides(threadId: string) {
  const [asides, setAsides] = createSignal<readonly Message[]>([]);

  async function refresh(): Promise<undefined> {
    const own = await listAsides(threadId).catch(() => undefined);
    if (own) setAsides(own);
    forgetSent(new Set(own?.map((message) => message.clientId)));
  }

  function onEvent(event: StoredEvent): void {
    const known = event as unknown as ReaderEvent;
    if (known.type === 'asides.touched' && known.payload.threadId === threadId) void refresh();
  }

  onCleanup(socket.subscribe(`member:${requireMe().id}`, { onEvent, onReset: refresh }));
  return { asides, setAsides, refresh };
}
