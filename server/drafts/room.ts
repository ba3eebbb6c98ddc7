import type { FastifyBaseLogger } from 'fastify';
import { encodeServerMessage, type Refusal, type SyncMode } from '../../shared/drafts/sync.ts';
import type { Db } from '../db/client.ts';
import { createAuthors } from './authors.ts';
import { type Caret, createCarets } from './carets.ts';
import { judgeEdit } from './judge.ts';
import type { LogWriter } from './log-writer.ts';
import { createOutbox } from './outbox.ts';
import { createText } from './text.ts';
import { readState, type StoredState, updatesSince } from './update-queries.ts';

/** An editor connected to this node. */
export type Peer = { actorId: string; clientId: number; send(frame: Uint8Array): void; close(code: number): void };
export type Edit = { messageId: string; update: Uint8Array };

export type RoomOptions = {
  db: Db;
  log: FastifyBaseLogger;
  updateLog: Pick<LogWriter, 'append'>;
  draftId: string;
  publish: (carets: Caret[]) => void;
  onSnapshotDue: () => void;
};

const readAtOnce = 500;
/** Updates after which a new snapshot makes loading quick again. */
export const snapshotEvery = 200;

/** A draft that somebody on this node has open; undefined when it is deleted or unknown. */
export async function openRoom(options: RoomOptions): Promise<Room | undefined> {
  const stored = await readState(options.db, options.draftId);
  return stored && createRoom(options, stored);
}

function createRoom({ db, log, updateLog, draftId, publish, onSnapshotDue }: RoomOptions, stored: StoredState) {
  const peers = new Set<Peer>();
  const carets = createCarets({ peers, publish });
  const outbox = createOutbox(peers);
  const text = createText(stored.updates);
  const authors = createAuthors(db, draftId);
  let head = stored.seq;
  let sinceSnapshot = stored.seq - stored.snapshotSeq;
  let catching = Promise.resolve();

  function advance(seq: number, update: Uint8Array, from: Peer | null): void {
    head = seq;
    outbox.put({ seq, update, from });
    if (++sinceSnapshot % snapshotEvery === 0) onSnapshotDue();
  }

  async function readGap(): Promise<void> {
    for (let more = true; more; ) {
      const rows = await updatesSince(db, draftId, head, readAtOnce);
      for (const { seq, data } of rows.filter((row) => row.seq > head)) {
        text.absorb(data);
        advance(seq, data, null);
      }
      more = rows.length === readAtOnce;
    }
  }

  /** Reads from the log what this node has not heard of. */
  function catchUp(): Promise<void> {
    catching = catching.then(readGap).catch((error) => log.warn({ err: error, draftId }, 'reading a draft failed'));
    return catching;
  }

  async function write(from: Peer, { messageId, update }: Edit): Promise<number | Refusal> {
    const appended = await updateLog
      .append({ draftId, messageId, actorId: from.actorId, update })
      .catch((error) => log.error({ err: error, draftId }, 'an edit could not be stored'));
    const next = appended?.seq === head + 1;
    text.settle(update, next ? 'stored' : appended ? 'known' : 'failed');
    if (!appended) return appended === null ? 'not_found' : 'unavailable';
    if (next) advance(appended.seq, update, from);
    else if (appended.seq > head) void catchUp();
    return appended.seq;
  }

  return {
    draftId,
    schemaVersion: stored.schemaVersion,
    peers,
    carets,
    /** Makes an edit durable and hands it to the others; resolves with its seq, or with why it was not stored. */
    async submit(from: Peer, edit: Edit): Promise<number | Refusal> {
      const verdict = await judgeEdit({ text, authors, catchUp }, from.actorId, edit.update);
      return verdict === 'accepted' ? write(from, edit) : verdict;
    },
    /** From now on nobody else writes under this editor's client id; false when it is somebody else's. */
    claim: ({ actorId, clientId }: Peer): Promise<boolean> => authors.claim(actorId, clientId),
    /** The first answer to a client with this state vector. Throws when it is none. */
    syncFrame: (mode: SyncMode, stateVector: Uint8Array): Uint8Array =>
      encodeServerMessage({ kind: 'sync', mode, seq: head, ...text.missing(stateVector) }),
    beat: (): Uint8Array => encodeServerMessage({ kind: 'beat', seq: head }),
    /** The log is said to go up to `seq`; updates on their way explain some of the distance. */
    notified(seq: number): void {
      if (seq > head + text.inFlight()) void catchUp();
    },
    destroy(): void {
      carets.stop();
      outbox.stop();
      text.destroy();
    },
  };
}

export type Room = ReturnType<typeof createRoom>;
