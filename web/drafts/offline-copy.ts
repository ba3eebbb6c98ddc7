import * as Y from 'yjs';
import { completed, openDatabase } from '../lib/database.ts';
import { copyName, rememberCopy, removeCopy } from './offline-copies.ts';

const updates = 'updates';
/** So many rows are made one. */
const rowsLimit = 200;

/** The copy of a draft in this browser: what was written without a connection survives the page. */
export type OfflineCopy = {
  /** The origin of what it loads. */
  origin: object;
  /** Resolves when all it held is in the document, or when it cannot be read. */
  loaded: Promise<void>;
  /** Removes the copy for good. */
  wipe(): Promise<void>;
  close(): void;
};

/** Keeps a copy of the document, apart for each person. Null where the browser allows no storage. */
export function keepOfflineCopy(doc: Y.Doc, memberId: string, draftId: string): OfflineCopy | null {
  if (!('indexedDB' in globalThis)) return null;
  const name = copyName(memberId, draftId);
  rememberCopy(name);
  const origin = {};
  const early: Uint8Array[] = [];
  const opened = openDatabase(name, (created) => created.createObjectStore(updates, { autoIncrement: true }));
  let database: IDBDatabase | undefined;
  let rows = 0;
  let closed = false;

  function keep(update: Uint8Array, from: unknown): void {
    if (from === origin) return;
    if (!database) {
      early.push(update);
      return;
    }
    add(database, update);
    rows += 1;
    if (rows > rowsLimit) {
      rows = 1;
      gather(database);
    }
  }

  async function load(): Promise<void> {
    database = await opened;
    for (const update of early.splice(0)) add(database, update);
    const kept = await readAll(database);
    if (closed) return;
    rows = kept.length;
    doc.transact(() => {
      for (const update of kept) Y.applyUpdate(doc, update, origin);
    }, origin);
  }

  function close(): void {
    closed = true;
    doc.off('update', keep);
    void opened.then(
      (held) => held.close(),
      () => undefined,
    );
  }

  doc.on('update', keep);
  return {
    origin,
    loaded: load().catch(close),
    async wipe() {
      close();
      await removeCopy(name);
    },
    close,
  };
}

/** Committed by its own word: a transaction left to commit by itself dies with the page, and the last letters with it. */
function add(database: IDBDatabase, update: Uint8Array): void {
  try {
    const transaction = database.transaction(updates, 'readwrite');
    transaction.objectStore(updates).add(update);
    transaction.commit();
  } catch {
    // Another page has removed the copy, as at a sign-out.
  }
}

async function readAll(database: IDBDatabase): Promise<Uint8Array[]> {
  const transaction = database.transaction(updates, 'readonly');
  const request: IDBRequest<Uint8Array[]> = transaction.objectStore(updates).getAll();
  await completed(transaction);
  return request.result;
}

/** Makes all rows one, those another page of the same draft wrote too, without what was deleted. */
function gather(database: IDBDatabase): void {
  const store = database.transaction(updates, 'readwrite').objectStore(updates);
  const kept: IDBRequest<Uint8Array[]> = store.getAll();
  const keys = store.getAllKeys();
  keys.onsuccess = () => {
    const whole = new Y.Doc();
    for (const update of kept.result) Y.applyUpdate(whole, update);
    store.delete(IDBKeyRange.upperBound(keys.result.at(-1)));
    store.add(Y.encodeStateAsUpdate(whole));
  };
}
