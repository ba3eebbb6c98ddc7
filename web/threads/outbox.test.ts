import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../shared/threads/schema.ts';
import { ApiError } from '../lib/api.ts';
import { delayAfter, makeSender } from './outbox-sender.ts';
import type { OutboxStore, Outgoing } from './outbox-store.ts';

function createStore(): OutboxStore & { rows: Map<string, Outgoing> } {
  const rows = new Map<string, Outgoing>();
  return {
    rows,
    all: async () => [...rows.values()].sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1)),
    find: async (clientId) => rows.get(clientId),
    put: async (message) => void rows.set(message.clientId, message),
    remove: async (clientId) => void rows.delete(clientId),
  };
}

const outgoing = (clientId: string): Outgoing => ({
  clientId,
  memberId: 'me',
  threadId: 't',
  body: clientId,
  quote: null,
  queuedAt: clientId,
  attempts: 0,
  refused: null,
});

function setUp(post: (message: Outgoing) => Promise<Message>) {
  const store = createStore();
  const sent: string[] = [];
  const sender = makeSender({
    store,
    memberId: 'me',
    post,
    isReady: async ({ body }) => body !== 'waits for its file',
    alone: (work) => work(),
    onSent: (message) => sent.push(message.clientId),
    onChange: () => undefined,
  });
  return { store, sent, sender };
}

const accept = async (message: Outgoing) => ({ clientId: message.clientId }) as Message;
const network = new ApiError('network', 0, 'Brak połączenia');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the outbox', () => {
  it('lets others pass a message whose files are on their way', async () => {
    const { store, sent, sender } = setUp(accept);
    for (const message of [{ ...outgoing('1'), body: 'waits for its file' }, outgoing('2')]) await store.put(message);
    sender.kick();
    await vi.waitFor(() => expect(sent).toEqual(['2']));
    await store.put({ ...outgoing('1'), body: 'has it now' });
    sender.kick();
    await vi.waitFor(() => expect(sent).toEqual(['2', '1']));
  });

  it('sends in the order of writing', async () => {
    const { store, sent, sender } = setUp(accept);
    for (const id of ['1', '2', '3']) await store.put(outgoing(id));
    sender.kick();
    await settle();
    expect([sent, store.rows.size]).toEqual([['1', '2', '3'], 0]);
  });

  it('keeps trying with growing pauses, always with the same clientId', async () => {
    const attempts: string[] = [];
    let broken = true;
    const { store, sent, sender } = setUp(async (message) => {
      attempts.push(message.clientId);
      if (broken) throw network;
      return accept(message);
    });
    await store.put(outgoing('1'));
    sender.kick();
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    expect(attempts).toEqual(['1', '1', '1', '1']);
    broken = false;
    sender.kick();
    await settle();
    expect(sent).toEqual(['1']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(attempts).toHaveLength(5);
  });

  it('sets aside what the server refuses, and goes on with the rest', async () => {
    const { store, sent, sender } = setUp(async (message) => {
      if (message.clientId === '1') throw new ApiError('forbidden', 403, 'Nie masz uprawnień');
      return accept(message);
    });
    await store.put(outgoing('1'));
    await store.put(outgoing('2'));
    sender.kick();
    await settle();
    expect([sent, store.rows.get('1')?.refused]).toEqual([['2'], 'Nie masz uprawnień']);
  });

  it('waits for signing in again instead of refusing', async () => {
    const { store, sender } = setUp(async () => {
      throw new ApiError('sign_in_required', 401, 'Zaloguj się');
    });
    await store.put(outgoing('1'));
    sender.kick();
    await settle();
    expect(store.rows.get('1')).toMatchObject({ refused: null, attempts: 1 });
  });

  it('gives back what is cancelled, and never sends it', async () => {
    const { store, sent, sender } = setUp(async () => {
      throw network;
    });
    await store.put(outgoing('1'));
    sender.kick();
    await settle();
    expect((await sender.cancel('1'))?.body).toBe('1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent, store.rows.size]).toEqual([[], 0]);
    expect(await sender.cancel('1')).toBeUndefined();
  });

  it('sends what came while it was sending', async () => {
    const { store, sent, sender } = setUp(async (message) => {
      if (message.clientId === '1') {
        await store.put(outgoing('2'));
        sender.kick();
      }
      return accept(message);
    });
    await store.put(outgoing('1'));
    sender.kick();
    await settle();
    expect(sent).toEqual(['1', '2']);
  });

  it('waits no longer than half a minute', () => {
    expect([1, 2, 5, 6, 50].map(delayAfter)).toEqual([1_000, 2_000, 16_000, 30_000, 30_000]);
  });
});
