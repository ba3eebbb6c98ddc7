import {
  type ClientMessage,
  draftCloseCodes,
  draftSchemaVersion,
  encodeServerMessage,
  type Refusal,
  type SyncMode,
} from '../../shared/drafts/sync.ts';
import { isUuid } from '../../shared/fields.ts';
import { closeCodes } from '../../shared/protocol.ts';
import type { Ctx } from '../context.ts';
import { createTokenBucket } from '../realtime/token-bucket.ts';
import type { Identity } from './carets.ts';
import { findEditor } from './queries.ts';
import type { Rights } from './rights.ts';
import type { Peer, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { Line } from './sync-line.ts';

const malformedLimit = 3;

type Of<Kind extends ClientMessage['kind']> = Extract<ClientMessage, { kind: Kind }>;
type Seat = { room: Room; peer: Peer; mode: SyncMode; identity: Identity };
export type SessionOptions = { ctx: Ctx; rooms: Rooms; draftId: string };
type Parts = SessionOptions & { line: Line; rights: Rights };

/** One editor's conversation with the server, as `shared/drafts/sync.ts` says; rights are asked before each message. */
export function createSession({ ctx, rooms, draftId, line, rights }: Parts) {
  const bucket = createTokenBucket({ perSecond: 50, burst: 300 });
  let seat: Seat | undefined;
  let malformed = 0;
  let left = false;

  async function sync({ schemaVersion, clientId, stateVector }: Of<'sync'>): Promise<void> {
    seat ??= await sit(clientId);
    if (!seat) return line.close(draftCloseCodes.noAccess);
    if (left) return rooms.leave(seat.room, seat.peer);
    const { room, peer } = seat;
    const isOld = schemaVersion !== draftSchemaVersion || schemaVersion < room.schemaVersion;
    const mode = isOld ? 'old_schema' : rights.canWrite() ? 'write' : 'read';
    if (mode === 'write' && !(await room.claim(peer))) throw new RangeError('client id of somebody else');
    if (left) return rooms.leave(room, peer);
    seat.mode = mode;
    line.sendLarge(room.syncFrame(seat.mode, stateVector));
    room.peers.add(peer);
    room.carets.greet(peer);
  }

  async function sit(clientId: number): Promise<Seat | undefined> {
    const [room, editor] = await Promise.all([rooms.enter(draftId), findEditor(ctx.db, ctx.actor.id)]);
    if (!room || !editor) return undefined;
    const peer = { actorId: ctx.actor.id, clientId, send: line.send, close: line.close };
    takeOver(room, peer);
    return { room, peer, mode: 'read', identity: editor };
  }

  async function write({ room, peer, mode }: Seat, { messageId, update }: Of<'update'>): Promise<void> {
    const outcome = mayNot(mode, messageId) ?? (await room.submit(peer, { messageId, update }));
    const [refusal, seq] = typeof outcome === 'number' ? [null, outcome] : [outcome, 0];
    line.send(encodeServerMessage({ kind: 'result', messageId, refusal, seq }));
    if (refusal === 'malformed' && ++malformed >= malformedLimit) line.close(closeCodes.badFrame);
  }

  function mayNot(mode: SyncMode, messageId: string): Refusal | undefined {
    if (mode === 'old_schema') return 'old_schema';
    if (!rights.canWrite()) return 'forbidden';
    if (!bucket.take()) return 'too_many_requests';
    return isUuid(messageId) ? undefined : 'malformed';
  }

  return {
    async receive(message: ClientMessage): Promise<void> {
      if (!rights.isFresh()) await rights.renew();
      if (left) return;
      if (message.kind === 'sync') return sync(message);
      if (!seat) return line.close(closeCodes.badFrame);
      if (message.kind === 'update') write(seat, message).catch(() => line.close(closeCodes.restarting));
      else seat.room.carets.move(seat.peer.clientId, seat.identity, rights.canWrite() ? message.state : '{}');
    },
    beat(): void {
      if (seat) line.send(seat.room.beat());
    },
    leave(): void {
      left = true;
      if (seat) rooms.leave(seat.room, seat.peer);
    },
  };
}

/** A tab that reconnects finds its own dead connection still there. Somebody else's client id is refused. */
function takeOver(room: Room, peer: Peer): void {
  for (const other of room.peers) {
    if (other.clientId !== peer.clientId) continue;
    if (other.actorId !== peer.actorId) throw new RangeError('client id in use');
    room.peers.delete(other);
    other.close(closeCodes.restarting);
  }
}
