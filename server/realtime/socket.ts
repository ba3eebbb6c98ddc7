import websocket, { type WebSocket } from '@fastify/websocket';
import fp from 'fastify-plugin';
import { Compile } from 'typebox/compile';
import { AppError, type ErrorCode, errorMessage } from '../../shared/errors.ts';
import { ClientFrame, closeCodes, frameLimit, heartbeatMs } from '../../shared/protocol.ts';
import type { Services } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { isOwnOrigin } from '../http/security.ts';
import { type Connection, createConnection } from './connection.ts';
import { keepAlive } from './heartbeat.ts';
import { createTokenBucket } from './token-bucket.ts';

const frames = Compile(ClientFrame);
const subscriptionLimit = 200;
/** The largest frame any of our sockets takes: drafts have the larger ones and their own door. */
const payloadLimit = 1024 * 1024;

function parse(data: Buffer): ClientFrame | undefined {
  try {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    return frames.Check(frame) ? frame : undefined;
  } catch {
    return undefined;
  }
}

function handle({ hub }: Services, connection: Connection, frame: ClientFrame): void | Promise<void> {
  if (frame.type === 'ping') return connection.send({ type: 'pong' });
  if (frame.type === 'unsubscribe') return hub.unsubscribe(connection, frame.topic);
  if (frame.type === 'subscribe') {
    if (connection.subscriptions.size >= subscriptionLimit) throw new AppError('too_many_requests');
    return hub.subscribe(connection, frame.topic, frame.since);
  }
  const subscription = connection.subscriptions.get(frame.topic);
  if (!subscription) throw new AppError('not_found');
  if (subscription.held > 0) return;
  if (frame.type === 'typing') return hub.presence.typing(connection, frame.topic, frame.active);
  return hub.presence.set(connection, frame.topic, frame.state);
}

function serve(services: Services, connection: Connection, socket: WebSocket): void {
  const bucket = createTokenBucket({ perSecond: 30, burst: 300 });
  const refuse = (code: ErrorCode, topic?: string) => {
    const error = { code, message: errorMessage(code, connection.actor.locale) };
    connection.send({ type: 'refused', ...(topic ? { topic } : {}), error });
  };
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!bucket.take()) return connection.close(closeCodes.tooMany);
    if (data.length > frameLimit) return connection.close(closeCodes.tooLarge);
    const frame = isBinary ? undefined : parse(data);
    if (!frame) return refuse('bad_request');
    const topic = 'topic' in frame ? frame.topic : undefined;
    try {
      Promise.resolve(handle(services, connection, frame)).catch(() => refuse('unavailable', topic));
    } catch (error) {
      refuse(error instanceof AppError ? error.code : 'internal', topic);
    }
  });
  socket.on('close', () => services.hub.remove(connection));
  socket.on('error', () => socket.terminate());
  services.hub.add(connection);
  connection.send({ type: 'welcome', memberId: connection.actor.id, heartbeatMs });
}

/** The one websocket of a client: `/api/socket`, frames as in `shared/protocol.ts`. */
export const socketRoutes = fp(async (app: App) => {
  await app.register(websocket, { options: { maxPayload: payloadLimit } });
  app.addHook('preValidation', (request, _reply, done) => {
    if (!request.ws || request.headers.authorization || isOwnOrigin(request, app.services.config)) return done();
    done(new AppError('wrong_origin'));
  });
  // After an upgrade the HTTP server no longer minds the connection: one that was refused is ours to end.
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.headers.upgrade) reply.raw.once('finish', () => request.raw.socket.destroySoon());
    done();
  });
  app.get('/api/socket', { websocket: true, schema: { hide: true } }, (socket, request) => {
    keepAlive(socket);
    serve(app.services, createConnection(request.ctx.actor, socket), socket);
  });
});
