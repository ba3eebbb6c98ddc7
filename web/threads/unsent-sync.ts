import { createEffect, on, onCleanup, untrack } from 'solid-js';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { ReaderEvent } from '../../shared/threads/events.ts';
import { bodyLimit, type Unsent } from '../../shared/threads/schema.ts';
import { ApiError } from '../lib/api.ts';
import { socket } from '../lib/socket.ts';
import { keepUnsent, readUnsent } from './api.ts';
import { mergeUnsent } from './unsent-merge.ts';
import { unsentText } from './unsent-text.ts';
import type { ThreadView } from './view.ts';

const restMs = 800;

/**
 * Keeps what is typed in this browser at once and on the server after a rest, from where it follows to other devices, live.
 * `known` is what the server has, as far as this device was told.
 */
export function followUnsent({ writing, me, threadId, store }: ThreadView): void {
  const kept = unsentText(me.id, threadId);
  let known: Unsent = store.opened()?.unsent ?? { body: '', quote: null, revision: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;

  const start = kept.read();
  writing.setBody(mergeUnsent({ mine: start.text, base: start.base ?? '', theirs: known.body }));
  writing.setQuote(start.quote ?? known.quote);

  const isSame = () => writing.body() === known.body && writing.quote()?.messageId === known.quote?.messageId;

  function take(theirs: Unsent): void {
    if (theirs.revision <= known.revision) return;
    const [mine, base] = [writing.body(), known.body];
    const merged = mergeUnsent({ mine, base, theirs: theirs.body });
    if (writing.quote()?.messageId === known.quote?.messageId) writing.setQuote(theirs.quote);
    known = theirs;
    if (merged !== mine) writing.setBody(merged);
    if (!isSame()) sendSoon();
  }

  async function send(): Promise<void> {
    const body = writing.body();
    if (sending || isSame() || Array.from(body).length > bodyLimit) return;
    sending = true;
    let again = true;
    try {
      const replyTo = writing.quote()?.messageId ?? null;
      known = await keepUnsent(threadId, { body, replyTo, base: known.revision });
      kept.write({ text: body, quote: writing.quote(), base: body });
    } catch (error) {
      // Anything else is tried again with the next letter; in this browser the text is kept anyway.
      again = error instanceof ApiError && error.code === 'conflict';
      if (again) await readUnsent(threadId).then(take, () => undefined);
    } finally {
      sending = false;
      if (again && !isSame()) sendSoon();
    }
  }

  /** While the line is down it waits for it: nothing is tried in vain. */
  function sendSoon(): void {
    clearTimeout(timer);
    if (socket.state() === 'online') timer = setTimeout(() => void send(), restMs);
  }

  createEffect(
    on([writing.body, writing.quote], () => {
      kept.write({ text: writing.body(), quote: writing.quote(), base: known.body });
      if (!isSame()) sendSoon();
    }),
  );
  createEffect(on(socket.state, (state) => state === 'online' && !untrack(isSame) && sendSoon()));
  const onEvent = (event: StoredEvent) => {
    const { type, payload } = event as unknown as ReaderEvent;
    if (type !== 'unsent.changed' || payload.threadId !== threadId || payload.revision <= known.revision) return;
    if (!sending) void readUnsent(threadId).then(take, () => undefined);
  };
  onCleanup(socket.subscribe(`member:${me.id}`, { onEvent, onReset: async () => undefined }));
  onCleanup(() => {
    clearTimeout(timer);
    void send();
  });
}
