import type { WebSocket } from '@fastify/websocket';
import type { ServerFrame, StoredEvent } from '../../shared/protocol.ts';
import { closeCodes } from '../../shared/protocol.ts';
import type { Actor } from '../context.ts';

/** A reader this far behind (bytes) is cut off: it reconnects and replays or resets. */
const slowReaderBytes = 1024 * 1024;

/** A topic as one socket follows it. While `held`, events wait in `pending` until replay or a rights check is over. */
export type Subscription = { topic: string; cursor: number; held: boolean; pending: StoredEvent[] };

export type Connection = {
  actor: Actor;
  subscriptions: Map<string, Subscription>;
  send(frame: ServerFrame): void;
  /** Sends a frame that was serialised once for many sockets. */
  sendText(text: string): void;
  close(code: number): void;
};

export function createConnection(actor: Actor, socket: WebSocket): Connection {
  function sendText(text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > slowReaderBytes) close(closeCodes.tooSlow);
    else socket.send(text);
  }

  function close(code: number): void {
    socket.close(code);
    setTimeout(() => socket.terminate(), 1_000).unref();
  }

  return { actor, subscriptions: new Map(), send: (frame) => sendText(JSON.stringify(frame)), sendText, close };
}

/** Hands an event to one subscriber, in order and once: what it has already seen is skipped. */
export function deliver(connection: Connection, subscription: Subscription, event: StoredEvent, text: string): void {
  if (subscription.held) {
    subscription.pending.push(event);
    return;
  }
  if (event.seq <= subscription.cursor) return;
  subscription.cursor = event.seq;
  connection.sendText(text);
}

/** Ends the wait: what gathered meanwhile goes out in order. */
export function release(connection: Connection, subscription: Subscription): void {
  subscription.held = false;
  for (const event of subscription.pending.splice(0)) {
    deliver(connection, subscription, event, JSON.stringify({ type: 'event', event }));
  }
}
