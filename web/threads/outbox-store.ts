import type { TlpLabel } from '../../shared/labels.ts';
import type { Quote } from '../../shared/threads/schema.ts';
import { completed, openDatabase } from '../lib/database.ts';

/** A message that has not reached the server yet. `refused` is why the server does not want it: only the author can go on. */
export type Outgoing = {
  clientId: string;
  memberId: string;
  threadId: string;
  body: string;
  quote: Quote | null;
  /** Its own label and who may read it then; messages queued by an older page have none. */
  label?: TlpLabel | null;
  readers?: string[];
  asks?: boolean;
  /** The files it takes along, by their ids on this device. */
  files?: readonly string[];
  queuedAt: string;
  attempts: number;
  refused: string | null;
};

/** Where outgoing messages outlive the page. */
export type OutboxStore = {
  all(memberId: string): Promise<Outgoing[]>;
  find(clientId: string): Promise<Outgoing | undefined>;
  put(message: Outgoing): Promise<void>;
  remove(clientId: string): Promise<void>;
};

/** In IndexedDB; a browser that refuses it keeps them as long as the page lives. */
export function createOutboxStore(): OutboxStore {
  const opened = openDatabase('konsylium-outbox', (database) =>
    database.createObjectStore('outgoing', { keyPath: 'clientId' }),
  ).catch(() => undefined);
  const memory = new Map<string, Outgoing>();

  async function run<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> {
    const database = await opened;
    if (!database) return undefined;
    const transaction = database.transaction('outgoing', mode, { durability: 'strict' });
    const request = act(transaction.objectStore('outgoing'));
    transaction.commit();
    await completed(transaction);
    return request.result;
  }

  return {
    async all(memberId) {
      const stored = (await run<Outgoing[]>('readonly', (store) => store.getAll())) ?? [...memory.values()];
      const mine = stored.filter((message) => message.memberId === memberId);
      return mine.sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
    },
    async find(clientId) {
      return memory.get(clientId) ?? (await run<Outgoing | undefined>('readonly', (store) => store.get(clientId)));
    },
    async put(message) {
      const key = await run('readwrite', (store) => store.put(message));
      if (key === undefined) memory.set(message.clientId, message);
    },
    async remove(clientId) {
      memory.delete(clientId);
      await run('readwrite', (store) => store.delete(clientId));
    },
  };
}
