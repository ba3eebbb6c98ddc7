import { createReader, createWriter } from './binary.ts';

/**
 * The protocol of `/api/drafts/:draftId/sync`: binary websocket frames, each a kind followed by its parts (`binary.ts`).
 *
 *   client → server                                server → client
 *   0 sync       schema, client id, state vector   0 sync       mode, seq, snapshot, update
 *   1 update     message id, update                1 update     (seq, update)…
 *                                                  2 result     message id, refusal or '', seq
 *   3 awareness  state                             3 awareness  awareness update (y-protocols)
 *                                                  4 beat       seq
 *
 * S1 The client speaks first, with `sync`; the server answers with all the client lacks and the snapshot (state vector and
 *    deletions) of what is durable. The editor stays read-only until then. What only the client has, it sends as an update.
 * S2 `result` with a seq means durable: the update survives the death of every process. The same message id may be sent again
 *    for ever and gets the same seq. A refusal means: not stored. Only `passing` refusals are worth another attempt.
 * S3 `update` from the server carries durable edits of others, in the order of seq, several in one frame.
 * S4 Rights are checked per message. Who may read no longer gets `closeCodes.noAccess`, and wipes the offline copy.
 * S5 An editor with an older schema gets mode `old_schema` and may not write: it would delete what it does not know.
 * S6 Awareness is ephemeral. The server takes only the caret from the client and sets the identity itself.
 * S7 `beat` comes every `beatMs`; a line silent for two beats is dead.
 */
export const draftSchemaVersion = 1;
/** Largest frame a client may send, in bytes; also bounds an update. */
export const draftFrameLimit = 1024 * 1024;
export const beatMs = 15_000;
/** Close codes beside those of `protocol.ts`. */
export const draftCloseCodes = { noAccess: 4404 } as const;

const modes = ['read', 'write', 'old_schema'] as const;
/** What this connection may do with the text. */
export type SyncMode = (typeof modes)[number];

const refusals = [
  'unavailable',
  'too_many_requests',
  'incomplete',
  'forbidden',
  'not_found',
  'too_large',
  'malformed',
  'old_schema',
] as const;
export type Refusal = (typeof refusals)[number];

/** Refusals after which the same message may be sent again; `incomplete` asks for a new `sync` before. */
export const passing: ReadonlySet<Refusal> = new Set(['unavailable', 'too_many_requests', 'incomplete']);

export type ClientMessage =
  | { kind: 'sync'; schemaVersion: number; clientId: number; stateVector: Uint8Array }
  | { kind: 'update'; messageId: string; update: Uint8Array }
  | { kind: 'awareness'; state: string };

export type Numbered = { seq: number; update: Uint8Array };

export type ServerMessage =
  | { kind: 'sync'; mode: SyncMode; seq: number; snapshot: Uint8Array; update: Uint8Array }
  | { kind: 'update'; updates: Numbered[] }
  | { kind: 'result'; messageId: string; seq: number; refusal: Refusal | null }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'beat'; seq: number };

export function encodeClientMessage(message: ClientMessage): Uint8Array {
  const out = createWriter();
  if (message.kind === 'sync')
    return out.uint(0).uint(message.schemaVersion).uint(message.clientId).bytes(message.stateVector).finish();
  if (message.kind === 'update') return out.uint(1).text(message.messageId).bytes(message.update).finish();
  return out.uint(3).text(message.state).finish();
}

/** Throws on anything that is not a message of the protocol. */
export function decodeClientMessage(frame: Uint8Array): ClientMessage {
  const source = createReader(frame);
  const message = readClientMessage(source.uint(), source);
  source.end();
  return message;
}

function readClientMessage(kind: number, source: ReturnType<typeof createReader>): ClientMessage {
  if (kind === 0)
    return { kind: 'sync', schemaVersion: source.uint(), clientId: source.uint(), stateVector: source.bytes() };
  if (kind === 1) return { kind: 'update', messageId: source.text(), update: source.bytes() };
  if (kind === 3) return { kind: 'awareness', state: source.text() };
  throw new RangeError('unknown kind');
}

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  const out = createWriter();
  switch (message.kind) {
    case 'sync':
      out.uint(0).uint(modes.indexOf(message.mode)).uint(message.seq);
      return out.bytes(message.snapshot).bytes(message.update).finish();
    case 'update':
      out.uint(1).uint(message.updates.length);
      for (const { seq, update } of message.updates) out.uint(seq).bytes(update);
      return out.finish();
    case 'result':
      return out
        .uint(2)
        .text(message.messageId)
        .text(message.refusal ?? '')
        .uint(message.seq)
        .finish();
    case 'awareness':
      return out.uint(3).bytes(message.update).finish();
    case 'beat':
      return out.uint(4).uint(message.seq).finish();
  }
}

/** Throws on anything that is not a message of the protocol. */
export function decodeServerMessage(frame: Uint8Array): ServerMessage {
  const source = createReader(frame);
  const kind = source.uint();
  if (kind === 0) {
    const mode = modes[source.uint()] ?? 'read';
    return { kind: 'sync', mode, seq: source.uint(), snapshot: source.bytes(), update: source.bytes() };
  }
  if (kind === 1) {
    const updates = Array.from({ length: source.uint() }, () => ({ seq: source.uint(), update: source.bytes() }));
    return { kind: 'update', updates };
  }
  if (kind === 2) {
    const messageId = source.text();
    const code = source.text();
    const refusal = refusals.find((known) => known === code) ?? (code === '' ? null : 'unavailable');
    return { kind: 'result', messageId, refusal, seq: source.uint() };
  }
  if (kind === 3) return { kind: 'awareness', update: source.bytes() };
  if (kind === 4) return { kind: 'beat', seq: source.uint() };
  throw new RangeError('unknown kind');
}
