import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  decodeServerMessage,
  draftSchemaVersion,
  passing,
  type ServerMessage,
  type SyncMode,
} from '../../shared/drafts/sync.ts';
import { applyKeepingLetters } from './late-letters.ts';
import { createOutgoing } from './outgoing.ts';
import { type LineEnd, SyncLine } from './sync-line.ts';

/** Why no more can be written or read: no access, signed out, or the server refuses what is here for good. */
export type Ending = LineEnd | 'refused';

export type SyncState = {
  line: 'connecting' | 'online' | 'offline';
  /** Null until the first sync: nothing may be written before. */
  mode: SyncMode | null;
  /** Something written here is not yet durable on the server. */
  unsaved: boolean;
  /** The server could not store it, or is silent: it is being tried again. */
  failing: boolean;
  /** When the server last acknowledged everything as durable. */
  savedAt: Date | null;
  ending: Ending | null;
};

export const beforeSync: SyncState = {
  line: 'connecting',
  mode: null,
  unsaved: false,
  failing: false,
  savedAt: null,
  ending: null,
};

type Options = {
  open: () => WebSocket;
  doc: Y.Doc;
  awareness: Awareness;
  /** The origin of what the offline copy loads. */
  copy: object | null;
  onState: (state: SyncState) => void;
  /** A line could not even be opened: somebody should ask the server why. */
  onRefusedOpening: () => void;
};

/** The client's end of `shared/drafts/sync.ts`: everything written goes to the server once, in order, until it is durable. */
export class SyncClient {
  readonly #options: Options;
  readonly #line: SyncLine;
  readonly #outgoing: ReturnType<typeof createOutgoing>;
  #state = beforeSync;

  constructor(options: Options) {
    this.#options = options;
    this.#outgoing = createOutgoing({
      send: (message) => this.#line.send(message),
      mayWrite: () => this.#state.line === 'online' && this.#state.mode === 'write',
      onChange: (change) => this.#set(change),
      onSaved: () => this.#set({ savedAt: new Date() }),
      onSilence: () => this.#line.again(),
    });
    this.#line = new SyncLine({
      open: options.open,
      onOpen: () => this.#greet(),
      onMessage: (frame) => this.#receive(decodeServerMessage(frame)),
      onDown: () => this.#interrupted(),
      onEnd: (end) => this.#end(end),
      onRefusedOpening: options.onRefusedOpening,
    });
  }

  start(): void {
    this.#options.doc.on('update', this.#onUpdate);
    this.#options.awareness.on('update', this.#onAwareness);
    this.#line.start();
  }

  stop(): void {
    this.#options.doc.off('update', this.#onUpdate);
    this.#options.awareness.off('update', this.#onAwareness);
    this.#outgoing.stop();
    this.#line.stop();
  }

  /** The device or the page is back: see to the line now. */
  nudge(): void {
    this.#line.nudge();
  }

  /** Rights may have changed: ask for the mode anew. */
  refresh(): void {
    if (this.#state.ending === null) this.#line.again();
  }

  #set(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onState(this.#state);
  }

  #end(ending: Ending): void {
    this.#line.stop();
    this.#set({ ending, line: 'offline' });
  }

  #interrupted(): void {
    const { awareness, doc } = this.#options;
    const others = [...awareness.getStates().keys()].filter((clientId) => clientId !== doc.clientID);
    removeAwarenessStates(awareness, others, this.#line);
    this.#set({ line: 'offline' });
    this.#outgoing.interrupted();
  }

  #greet(): void {
    const { doc } = this.#options;
    const stateVector = Y.encodeStateVector(doc);
    this.#line.send({ kind: 'sync', schemaVersion: draftSchemaVersion, clientId: doc.clientID, stateVector });
  }

  #receive(message: ServerMessage): void {
    if (message.kind === 'sync') this.#synced(message);
    else if (message.kind === 'update') this.#stored(message.updates.map(({ update }) => update));
    else if (message.kind === 'result') this.#answered(message);
    else if (message.kind === 'awareness') applyAwarenessUpdate(this.#options.awareness, message.update, this.#line);
  }

  /** What others wrote comes only once it is durable. */
  #stored(updates: Uint8Array[]): void {
    const { doc } = this.#options;
    applyKeepingLetters(doc, { updates, origin: this.#line, isOurs: ({ client }) => client === doc.clientID });
    this.#set({ savedAt: new Date() });
  }

  #synced({ mode, update, snapshot }: Extract<ServerMessage, { kind: 'sync' }>): void {
    // An older editor must not even show the text: it would drop what it does not know, here and in the offline copy.
    if (mode === 'old_schema') {
      this.#end('old_schema');
      return;
    }
    const { doc } = this.#options;
    const theirs = Y.decodeSnapshot(snapshot);
    const isWaiting = this.#outgoing.isWaiting();
    // What the server has never had is held here alone, whoever of this device typed it.
    const isOurs = ({ client, clock }: Y.ID) => clock >= (theirs.sv.get(client) ?? 0);
    applyKeepingLetters(doc, { updates: [update], origin: this.#line, isOurs });
    if (!isWaiting && !Y.equalSnapshots(Y.snapshot(doc), theirs))
      this.#outgoing.add(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(theirs.sv)));
    this.#set({ line: 'online', mode });
    if (mode === 'write') this.#outgoing.resume();
    this.#sendCaret();
  }

  #answered({ messageId, refusal }: Extract<ServerMessage, { kind: 'result' }>): void {
    if (refusal === null) this.#outgoing.stored(messageId);
    else if (refusal === 'incomplete') {
      this.#outgoing.forget();
      this.#greet();
    } else if (passing.has(refusal)) this.#outgoing.again(messageId);
    else if (refusal === 'forbidden') this.#set({ mode: 'read' });
    else if (refusal === 'old_schema') this.#end('old_schema');
    else this.#end(refusal === 'not_found' ? 'no_access' : 'refused');
  }

  #onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    const { copy } = this.#options;
    if (origin === this.#line) {
      this.#sendOwn(update, transaction);
      return;
    }
    // What the copy holds is compared in the first sync; what it loads only after that is an edit like any other.
    const isCompared = copy !== null && origin === copy && this.#state.mode === null;
    if (!isCompared) this.#outgoing.add(update);
  };

  /** Of what came by the line only the letters put back are ours to send. */
  #sendOwn(update: Uint8Array, { beforeState, afterState, doc }: Y.Transaction): void {
    const before = beforeState.get(doc.clientID) ?? 0;
    if ((afterState.get(doc.clientID) ?? 0) === before) return;
    const known = new Map(afterState).set(doc.clientID, before);
    this.#outgoing.add(Y.diffUpdate(update, Y.encodeStateVector(known)));
  }

  #onAwareness = (_changes: unknown, origin: unknown): void => {
    if (origin === 'local') this.#sendCaret();
  };

  #sendCaret(): void {
    const own = this.#options.awareness.getLocalState();
    if (!own || this.#state.line !== 'online') return;
    this.#line.send({ kind: 'awareness', state: JSON.stringify({ cursor: own.cursor ?? null }) });
  }
}
