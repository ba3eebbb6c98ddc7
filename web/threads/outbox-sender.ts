import type { Message } from '../../shared/threads/schema.ts';
import { ApiError } from '../lib/api.ts';
import type { OutboxStore, Outgoing } from './outbox-store.ts';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

export type SenderOptions = {
  store: OutboxStore;
  memberId: string;
  post: (message: Outgoing) => Promise<Message>;
  /** False while its files are on their way: the others need not wait for it. */
  isReady: (message: Outgoing) => Promise<boolean>;
  /** One at a time over all tabs; a double send would be harmless, for the server knows the clientId. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  onSent: (message: Message, outgoing: Outgoing) => void;
  /** What waits has changed. */
  onChange: () => void;
};

/** Milliseconds to wait after so many failed attempts. */
export function delayAfter(attempts: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, attempts - 1));
}

/** Sends what the outbox holds, oldest first, and keeps trying what fails for a passing reason. */
export function makeSender(options: SenderOptions) {
  const { store, memberId, alone, onChange, isReady } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let stopped = false;

  /** Tries now; `passing` trouble ends the round, for the next message would meet it too. */
  async function round(): Promise<void> {
    for (const message of (await store.all(memberId)).filter(({ refused }) => !refused)) {
      if (stopped) return;
      if (!(await isReady(message))) continue;
      const { clientId } = message;
      const outcome = await alone(async () => (stopped ? 'done' : attempt(options, clientId)));
      if (outcome !== 'later') continue;
      const waiting = await store.find(clientId);
      clearTimeout(timer);
      timer = setTimeout(kick, delayAfter(waiting?.attempts ?? 1));
      return;
    }
  }

  /** Sends whatever waits, without waiting longer. */
  function kick(): void {
    clearTimeout(timer);
    again = true;
    if (!running) void loop();
  }

  async function loop(): Promise<void> {
    running = true;
    while (again && !stopped) {
      again = false;
      await round().catch(() => undefined);
    }
    running = false;
  }

  return {
    kick,
    /** Takes a message back if it is not on its way; returns it, or nothing when it was sent meanwhile. */
    async cancel(clientId: string): Promise<Outgoing | undefined> {
      const message = await alone(async () => {
        const found = await store.find(clientId);
        if (found) await store.remove(clientId);
        return found;
      });
      onChange();
      return message;
    },
    async retry(clientId: string): Promise<void> {
      const message = await store.find(clientId);
      if (message) await store.put({ ...message, refused: null, attempts: 0 });
      onChange();
      kick();
    },
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** One try. `later`: it failed for a reason that passes. */
async function attempt({ store, post, onSent, onChange }: SenderOptions, clientId: string): Promise<'done' | 'later'> {
  const message = await store.find(clientId);
  if (!message || message.refused) return 'done';
  try {
    const posted = await post(message);
    await store.remove(clientId);
    onSent(posted, message);
    return 'done';
  } catch (error) {
    const passing = !(error instanceof ApiError) || error.passing || error.status === 401;
    const refused = passing ? null : (error as ApiError).message;
    await store.put({ ...message, attempts: message.attempts + 1, refused });
    return passing ? 'later' : 'done';
  } finally {
    onChange();
  }
}

export type Sender = ReturnType<typeof makeSender>;
