import * as Y from 'yjs';
import { type ClientMessage, draftFrameLimit } from '../../shared/drafts/sync.ts';

/** Unanswered for longer than this, the text counts as not saved. */
const worryMs = 5_000;
/** Then the line is taken for dead. */
const silenceMs = 15_000;
const firstRetryMs = 500;
const longestRetryMs = 10_000;

type Options = {
  send: (message: ClientMessage) => void;
  mayWrite: () => boolean;
  onChange: (state: { unsaved: boolean; failing: boolean }) => void;
  /** Everything written so far is durable. */
  onSaved: () => void;
  onSilence: () => void;
};

type Flying = { messageId: string; update: Uint8Array };

/**
 * What was written here and is not durable yet. One message is under way at a time; what is written meanwhile gathers into
 * the next. A message keeps its id until it is answered, over reconnections too, so that it is never stored twice.
 */
export function createOutgoing({ send, mayWrite, onChange, onSaved, onSilence }: Options) {
  const queue: Uint8Array[] = [];
  let flying: Flying | undefined;
  let attempts = 0;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const report = (failing: boolean) => onChange({ unsaved: flying !== undefined || queue.length > 0, failing });
  const isFailing = () => attempts > 0;

  function clearTimers(): void {
    for (const timer of timers.splice(0)) clearTimeout(timer);
  }

  function next(): void {
    if (flying || queue.length === 0 || !mayWrite()) return;
    flying = { messageId: crypto.randomUUID(), update: takeFrom(queue) };
    transmit(flying);
  }

  function transmit({ messageId, update }: Flying): void {
    clearTimers();
    send({ kind: 'update', messageId, update });
    timers = [setTimeout(() => report(true), worryMs), setTimeout(onSilence, silenceMs)];
  }

  return {
    isWaiting: () => flying !== undefined || queue.length > 0,
    add(update: Uint8Array): void {
      queue.push(update);
      report(isFailing());
      next();
    },
    /** The line is there (again): sends what is unanswered, then the rest. */
    resume(): void {
      attempts = 0;
      if (flying) transmit(flying);
      else next();
      report(false);
    },
    stored(messageId: string): void {
      if (flying?.messageId !== messageId) return;
      clearTimers();
      flying = undefined;
      attempts = 0;
      if (queue.length === 0) onSaved();
      report(false);
      next();
    },
    /** The server could not store it: the same message again, after a while. */
    again(messageId: string): void {
      if (flying?.messageId !== messageId) return;
      clearTimers();
      const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts++);
      timers = [setTimeout(() => flying && mayWrite() && transmit(flying), delay)];
      report(true);
    },
    /** The line broke; `resume` follows. */
    interrupted: clearTimers,
    /** Drops what is waiting: a new sync is about to find all of it anew. */
    forget(): void {
      clearTimers();
      flying = undefined;
      queue.length = 0;
    },
    stop: clearTimers,
  };
}

/** All that gathered, unless that is more than one frame holds. */
function takeFrom(queue: Uint8Array[]): Uint8Array {
  const all = Y.mergeUpdates(queue);
  const first = queue.shift() ?? all;
  if (all.length >= draftFrameLimit - 100 && queue.length > 0) return first;
  queue.length = 0;
  return all;
}
