import { createSignal, onCleanup } from 'solid-js';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Person } from '../ui/Avatar.tsx';
import { openSync } from './api.ts';
import { keepOfflineCopy } from './offline-copy.ts';
import { beforeSync, type Ending, SyncClient } from './sync-client.ts';

/** A slow or blocked storage must not keep the text away. */
const copyPatienceMs = 2_000;

type Options = {
  draftId: string;
  memberId: string;
  /** The line could not be opened or was ended: see what the server says of the draft. */
  onDoubt: () => void;
};

const endsCopy: ReadonlySet<Ending | null> = new Set<Ending | null>(['no_access', 'signed_out']);

/** The open draft: its document, who is in it, and how it stands with the server. Closes with its owner. */
export function createDraftSession({ draftId, memberId, onDoubt }: Options) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const copy = keepOfflineCopy(doc, memberId, draftId);
  const [hasText, setHasText] = createSignal(false);
  const [people, setPeople] = createSignal<readonly Person[]>([]);
  const [state, setState] = createSignal(beforeSync);

  const client = new SyncClient({
    open: () => openSync(draftId),
    doc,
    awareness,
    copy: copy?.origin ?? null,
    onState(next) {
      setState(next);
      if (next.mode) setHasText(true);
      if (endsCopy.has(next.ending)) void copy?.wipe();
      if (next.ending) onDoubt();
    },
    onRefusedOpening: () => navigator.onLine && onDoubt(),
  });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, copyPatienceMs));
  const begin = copy ? Promise.race([copy.loaded, patience]) : Promise.resolve();
  let closed = false;
  void begin.then(() => {
    if (closed) return;
    if (doc.share.size > 0 && doc.store.clients.size > 0) setHasText(true);
    client.start();
  });

  const lookAround = () => setPeople(peopleIn(awareness, memberId));
  const nudge = () => client.nudge();
  awareness.on('change', lookAround);
  const cut = () => client.refresh();
  window.addEventListener('online', nudge);
  window.addEventListener('offline', cut);
  document.addEventListener('visibilitychange', nudge);
  onCleanup(() => {
    closed = true;
    window.removeEventListener('online', nudge);
    window.removeEventListener('offline', cut);
    document.removeEventListener('visibilitychange', nudge);
    client.stop();
    awareness.destroy();
    copy?.close();
    doc.destroy();
  });

  return {
    doc,
    awareness,
    state,
    /** Everybody else in the draft, each person once. */
    people,
    /** There is a text to show: from the server, or from this device. */
    hasText,
    retry: () => client.refresh(),
    /** Drops what is on this device, for the server's text to be loaded anew. */
    wipe: async () => copy?.wipe(),
  };
}

export type DraftSession = ReturnType<typeof createDraftSession>;

type Identity = { id: string; name: string; initials: string; sector: string };

function peopleIn(awareness: Awareness, exceptId: string): Person[] {
  const people = new Map<string, Person>();
  for (const { user } of awareness.getStates().values()) {
    const { id, name, initials, sector } = (user ?? {}) as Partial<Identity>;
    if (!id || !name || id === exceptId) continue;
    people.set(id, { displayName: name, initials: initials ?? '', sector: sector ?? '' });
  }
  return [...people.values()];
}
