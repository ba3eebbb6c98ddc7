import type { WebSocket } from '@fastify/websocket';
import type { ServerFrame, StoredEvent } from '../../shared/protocol.ts';
import { closeCodes } from '../../shared/protocol.ts';
import type { Actor } from '../context.ts';

/** A reader this far behind (bytes) is cut off: it reconnects and replays or resets. */
const slowReaderBytes = 1024 * 1024;

/** A topic as one socket follows it. `held` counts what goes on: a replay, rights checks; till all are over events wait in `pending`. */
export type Subscription = { topic: string; cursor: number; held: number; pending: StoredEvent[] };

export type Connection = {
  actor: Actor;
  subscriptions: Map<string, Subscription>;
  send(frame: ServerFrame): void;
  /** Sends a frame made once for many sockets: bytes, for `ws` would encode a string anew for each. */
  sendBytes(frame: Buffer): void;
  close(code: number): void;
};

/** A frame as it goes over the wire. */
export const toBytes = (frame: ServerFrame): Buffer => Buffer.from(JSON.stringify(frame));

export function createConnection(actor: Actor, socket: WebSocket): Connection {
  function sendBytes(frame: Buffer): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > slowReaderBytes) close(closeCodes.tooSlow);
    else socket.send(frame, { binary: false });
  }

  function close(code: number): void {
    socket.close(code);
    setTimeout(() => socket.terminate(), 1_000).unref();
  }

  return { actor, subscriptions: new Map(), send: (frame) => sendBytes(toBytes(frame)), sendBytes, close };
}

/** Hands an event to one subscriber, in order and once: what it has already seen is skipped. */
export function deliver(connection: Connection, subscription: Subscription, event: StoredEvent, frame: Buffer): void {
  if (subscription.held > 0) {
    subscription.pending.push(event);
    return;
  }
  if (event.seq <= subscription.cursor) return;
  subscription.cursor = event.seq;
  connection.sendBytes(frame);
}

/** Ends one wait; after the last one what gathered meanwhile goes out in order. */
export function release(connection: Connection, subscription: Subscription): void {
  subscription.held -= 1;
  if (subscription.held > 0) return;
  for (const event of subscription.pending.splice(0)) {
    deliver(connection, subscription, event, toBytes({ type: 'event', event }));
  }
}
