import type { WebSocket } from '@fastify/websocket';
import { closeCodes } from '../../shared/protocol.ts';

/** A reader this far behind (bytes) is cut off; it comes back and asks for what it lacks. */
const slowReaderBytes = 1024 * 1024;

/** The sending side of an editor's socket: bounded, and silent while the person's rights are being asked for. */
export function createLine(socket: WebSocket) {
  let limit = slowReaderBytes;
  let held: Uint8Array[] | undefined;

  function close(code: number): void {
    socket.close(code);
    setTimeout(() => socket.terminate(), 1_000).unref();
  }

  function send(frame: Uint8Array): void {
    if (socket.readyState !== socket.OPEN) return;
    if (held) held.push(frame);
    else if (socket.bufferedAmount > limit) close(closeCodes.tooSlow);
    else socket.send(frame);
  }

  return {
    send,
    close,
    /** Sends a whole text, which may be larger than what a slow reader is allowed to be behind. */
    sendLarge(frame: Uint8Array): void {
      limit = frame.length + slowReaderBytes;
      send(frame);
    },
    hold(): void {
      held ??= [];
    },
    release(): void {
      const frames = held ?? [];
      held = undefined;
      for (const frame of frames) send(frame);
    },
  };
}

export type Line = ReturnType<typeof createLine>;
