import { createSignal, onCleanup } from 'solid-js';
import type { RoomToken } from '../../shared/rooms/schema.ts';
import { ApiError } from '../lib/api.ts';
import { issueToken } from './api.ts';

export type TicketState = 'waiting' | 'ready' | 'preparing' | 'missing' | 'refused' | 'failed';

const renewBeforeMs = 40_000;
const usableMs = 10_000;
const retryMs = 2_000;

/**
 * Keeps a fresh token at hand while the reader looks at the pre-join page, so that the click on Join waits for nothing.
 * While the video server is being prepared it asks again every two seconds.
 */
export function createTicket(roomId: () => string | undefined) {
  const tab = crypto.randomUUID();
  const [state, setState] = createSignal<TicketState>('waiting');
  const [error, setError] = createSignal<ApiError>();
  let held: RoomToken | undefined;
  let asking: Promise<RoomToken> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const remaining = () => (held ? Date.parse(held.expiresAt) - Date.now() : 0);

  function later(ms: number): void {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void renew().catch(() => {}), ms);
  }

  async function ask(id: string): Promise<RoomToken> {
    try {
      held = await issueToken(id, tab);
      setState('ready');
      later(Math.max(remaining() - renewBeforeMs, retryMs));
      return held;
    } catch (thrown) {
      held = undefined;
      setState(stateAfter(thrown));
      if (thrown instanceof ApiError) setError(thrown);
      if (!(thrown instanceof ApiError) || thrown.passing) later(retryMs);
      throw thrown;
    }
  }

  /** Asks the server for a new token, and with it whether the reader may still come in. */
  function renew(): Promise<RoomToken> {
    const id = roomId();
    if (id === undefined) return Promise.reject(new Error('no room yet'));
    asking ??= ask(id).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  function stop(): void {
    ended = true;
    clearTimeout(timer);
  }
  onCleanup(stop);

  return {
    state,
    error,
    renew,
    /** A token that is good now; at once when one is at hand. */
    take: (): Promise<RoomToken> => (held && remaining() > usableMs ? Promise.resolve(held) : renew()),
    /** No more renewals in the background: the call itself renews. */
    rest: (): void => clearTimeout(timer),
  };
}

export type Ticket = ReturnType<typeof createTicket>;

function stateAfter(thrown: unknown): TicketState {
  if (!(thrown instanceof ApiError)) return 'failed';
  if (thrown.code === 'livekit_preparing') return 'preparing';
  if (thrown.code === 'livekit_missing') return 'missing';
  return thrown.passing ? 'failed' : 'refused';
}
