import { createEffect, on, onCleanup, untrack } from 'solid-js';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { ReaderEvent } from '../../shared/threads/events.ts';
import { bodyLimit, type Unsent } from '../../shared/threads/schema.ts';
import { ApiError } from '../lib/api.ts';
import { socket } from '../lib/socket.ts';
import { keepUnsent, readUnsent } from './api.ts';
import { isSameWriting, mergeUnsent, nothingWritten, type Written } from './unsent-merge.ts';
import { type UnsentText, unsentText } from './unsent-text.ts';
import type { ThreadView } from './view.ts';

const restMs = 800;
const triesKept = 4;
const never: Unsent = { ...nothingWritten, revision: 0 };

type Place = Pick<ThreadView, 'writing' | 'me' | 'threadId' | 'store'>;

/**
 * Keeps what is written, with its label and readers, in this browser at once and on the server after a rest, from where it
 * follows to other devices, live. `known` is what the server has, as far as this device was told.
 */
export function followUnsent({ writing, me, threadId, store }: Place): void {
  const kept = unsentText(me.id, threadId);
  const before = kept.read();
  let { known = never, tried = [] } = before;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;

  const isKnown = () => isSameWriting(writing.all(), known);
  const keep = () => kept.write(toKept(writing.all(), known, tried));

  function merge(theirs: Unsent): void {
    const base = tried.find((each) => isSameWriting(each, theirs)) ?? known;
    told(theirs);
    writing.fill(mergeUnsent({ mine: writing.all(), base, theirs }));
    if (!isKnown()) sendSoon();
  }

  function told(theirs: Unsent): void {
    if (theirs.revision > known.revision) tried = [];
    known = theirs;
  }

  const take = (theirs: Unsent) => theirs.revision > known.revision && merge(theirs);
  const reread = () => readUnsent(threadId).then(take, () => undefined);

  async function send(): Promise<void> {
    const mine = writing.all();
    if (sending || isKnown() || Array.from(mine.body).length > bodyLimit) return;
    sending = true;
    let again = true;
    try {
      const { quote, ...rest } = mine;
      tried = [...tried, mine].slice(-triesKept);
      keep();
      told(await keepUnsent(threadId, { ...rest, replyTo: quote?.messageId ?? null, base: known.revision }));
      // The server leaves out who and what is not there any more.
      if (isSameWriting(writing.all(), mine)) writing.fill(known);
      keep();
    } catch (error) {
      // Anything else is tried again with the next letter; in this browser the text is kept anyway.
      again = error instanceof ApiError && error.code === 'conflict';
      if (again) await reread();
    } finally {
      sending = false;
      if (again && !isKnown()) sendSoon();
    }
  }

  /** While the line is down it waits for it: nothing is tried in vain. */
  function sendSoon(ms = restMs): void {
    clearTimeout(timer);
    if (socket.state() === 'online') timer = setTimeout(() => void send(), ms);
  }

  writing.fill({ ...nothingWritten, ...before.options, body: before.text, quote: before.quote });
  merge(store.opened()?.unsent ?? never);
  createEffect(
    on([writing.body, writing.quote, writing.options], ([, , now], last) => {
      keep();
      // Whom it is for is not to come later than the words.
      if (!isKnown()) sendSoon(last && last[2] !== now ? 0 : restMs);
    }),
  );
  createEffect(on(socket.state, (state) => state === 'online' && !untrack(isKnown) && sendSoon()));
  listen(me.id, threadId, (revision) => revision > known.revision && !sending && reread());
  onCleanup(() => {
    clearTimeout(timer);
    void send();
  });
}

/** Calls back with the revision that the server has now; beyond every one where that was missed. */
function listen(memberId: string, threadId: string, changed: (revision: number) => unknown): void {
  const onEvent = (event: StoredEvent) => {
    const { type, payload } = event as unknown as ReaderEvent;
    if (type === 'unsent.changed' && payload.threadId === threadId) changed(payload.revision);
  };
  const onReset = async () => void (await changed(Number.POSITIVE_INFINITY));
  onCleanup(socket.subscribe(`member:${memberId}`, { onEvent, onReset }));
}

function toKept({ body, quote, ...options }: Written, known: Unsent, tried: Written[]): UnsentText {
  const isOver = [known, ...tried, { body, quote, ...options }].every((each) => isSameWriting(each, nothingWritten));
  return isOver ? { text: '', quote: null } : { text: body, quote, options, known, tried };
}
