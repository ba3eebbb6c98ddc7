import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyName, forgetCopy, rememberCopy } from './offline-copies.ts';

/** The copy of a draft in this browser: what was written without a connection survives the page. */
export type OfflineCopy = {
  /** The origin of what it loads. */
  origin: object;
  /** Resolves when all it held is in the document. */
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
  const persistence = new IndexeddbPersistence(name, doc);
  return {
    origin: persistence,
    loaded: persistence.whenSynced.then(() => undefined),
    async wipe(): Promise<void> {
      await persistence.destroy();
      await clearDocument(name);
      forgetCopy(name);
    },
    close: () => void persistence.destroy(),
  };
}
