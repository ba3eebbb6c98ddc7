import type { WebSocket } from '@fastify/websocket';
import { beatMs, decodeClientMessage, draftCloseCodes } from '../../shared/drafts/sync.ts';
import { AppError } from '../../shared/errors.ts';
import { closeCodes } from '../../shared/protocol.ts';
import { keepAlive } from '../realtime/heartbeat.ts';
import { createRights } from './rights.ts';
import { createLine } from './sync-line.ts';
import { createSession, type SessionOptions } from './sync-session.ts';

/** Messages a client may have waiting here; honest ones have a handful. */
const waitingLimit = 300;

/** Serves one editor's socket: messages are taken one after the other; a change of rights is looked into at once. */
export function serveSync(socket: WebSocket, options: SessionOptions): void {
  const { ctx, draftId } = options;
  const line = createLine(socket);
  const rights = createRights(ctx, draftId);
  const session = createSession({ ...options, line, rights });
  const lose = (error: unknown) => line.close(closeCodeFor(error));
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  const stopWatching = ctx.services.access.onChange((memberId) => {
    if (memberId !== ctx.actor.id) return;
    line.hold();
    rights.renew().then(line.release, lose);
  });
  keepAlive(socket);
  const beat = setInterval(session.beat, beatMs);
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return line.close(closeCodes.badFrame);
    if (++waiting > waitingLimit) return line.close(closeCodes.tooMany);
    turn = turn
      .then(() => session.receive(decodeClientMessage(data)))
      .catch(lose)
      .finally(() => waiting--);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(beat);
    stopWatching();
    session.leave();
  });
}

function closeCodeFor(error: unknown): number {
  if (error instanceof AppError) {
    if (error.code === 'not_found') return draftCloseCodes.noAccess;
    if (error.code === 'sign_in_required') return closeCodes.signedOut;
  }
  // What the decoders throw; anything else is our own trouble, and the client comes back.
  const isTheirs = error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError;
  return isTheirs ? closeCodes.badFrame : closeCodes.restarting;
}
