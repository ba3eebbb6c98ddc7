import type { WebSocket } from '@fastify/websocket';
import { heartbeatMs } from '../../shared/protocol.ts';

/** Pings a socket (RFC 6455 §5.5.2) and ends one that has been silent for two beats. */
export function keepAlive(socket: WebSocket): void {
  let alive = true;
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeatMs);
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', () => {
    alive = true;
  });
  socket.on('close', () => clearInterval(timer));
}
