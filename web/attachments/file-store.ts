import type { Attachment } from '../../shared/attachments/schema.ts';
import { completed, openDatabase } from '../lib/database.ts';

/** A file that was added on this device and is in no message on the server yet. Its id is the upload's clientId. */
export type WaitingFile = {
  id: string;
  memberId: string;
  /** The thread, or `group:<id>` for the first message of a new one in it. */
  threadId: string;
  /** The outgoing message it belongs to; null while it stands in the composer. */
  messageId: string | null;
  name: string;
  size: number;
  type: string;
  addedAt: string;
  /** Where the upload goes on. */
  uploadUrl: string | null;
  /** Once it is whole and checked. */
  attachment: Attachment | null;
  /** Why the server does not want it. */
  refused: string | null;
};

export type FileStore = ReturnType<typeof createFileStore>;

const stores = ['file', 'bytes'];

/** Waiting files in IndexedDB; a browser that refuses, or has no room for the bytes, keeps them as long as the page lives. */
export function createFileStore() {
  const opened = openDatabase('konsylium-files', (database) => {
    database.createObjectStore('file', { keyPath: 'id' });
    database.createObjectStore('bytes');
  }).catch(() => undefined);
  const files = new Map<string, WaitingFile>();
  const blobs = new Map<string, Blob>();

  async function run<T>(mode: IDBTransactionMode, act: (transaction: IDBTransaction) => T): Promise<T | undefined> {
    const database = await opened;
    if (!database) return undefined;
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    const result = act(transaction);
    await completed(transaction);
    return result;
  }

  async function all(memberId: string): Promise<WaitingFile[]> {
    const request = await run('readonly', (transaction) => transaction.objectStore('file').getAll());
    const stored = (request?.result ?? []) as WaitingFile[];
    const kept = stored.filter((file) => !files.has(file.id));
    return [...kept, ...files.values()]
      .filter((file) => file.memberId === memberId)
      .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
  }

  return {
    all,
    async add(file: WaitingFile, bytes: Blob): Promise<void> {
      const done = await run('readwrite', (transaction) => {
        transaction.objectStore('bytes').put(bytes, file.id);
        transaction.objectStore('file').put(file);
        return true;
      }).catch(() => undefined);
      if (done) return;
      files.set(file.id, file);
      blobs.set(file.id, bytes);
    },
    async bytesOf(id: string): Promise<Blob | undefined> {
      const request = await run('readonly', (transaction) => transaction.objectStore('bytes').get(id));
      return blobs.get(id) ?? (request?.result as Blob | undefined);
    },
    /** Changes a file that is still there; returns it as it is now. */
    async change(id: string, change: Partial<WaitingFile>): Promise<WaitingFile | undefined> {
      const held = files.get(id);
      if (held) {
        const next = { ...held, ...change };
        files.set(id, next);
        return next;
      }
      let next: WaitingFile | undefined;
      await run('readwrite', (transaction) => {
        const store = transaction.objectStore('file');
        const found: IDBRequest<WaitingFile | undefined> = store.get(id);
        found.onsuccess = () => {
          if (!found.result) return;
          next = { ...found.result, ...change };
          store.put(next);
        };
      });
      return next;
    },
    async remove(id: string): Promise<void> {
      files.delete(id);
      blobs.delete(id);
      await run('readwrite', (transaction) => {
        for (const name of stores) transaction.objectStore(name).delete(id);
      });
    },
  };
}
