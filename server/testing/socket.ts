import { once } from 'node:events';
import WebSocket from 'ws';
import type { ClientFrame, ServerFrame } from '../../shared/protocol.ts';
import type { Person } from './app.ts';

/** A real client of `/api/socket` that keeps every frame; `next` waits for one that fits. */
export async function openSocket(origin: string, person: Person | null, path = '/api/socket') {
  const headers = person ? { cookie: person.headers.cookie } : {};
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers, origin });
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    for (const wake of waiting) wake();
  });
  socket.on('error', () => {});
  await Promise.race([once(socket, 'open'), closed]);

  /** The first frame, already there or to come, of this type that fits; each is handed out once. */
  async function next<T extends ServerFrame['type']>(
    type: T,
    fits: (frame: Extract<ServerFrame, { type: T }>) => boolean = () => true,
    ms = 5_000,
  ): Promise<Extract<ServerFrame, { type: T }>> {
    const end = Date.now() + ms;
    for (;;) {
      const index = frames.findIndex(
        (frame) => frame.type === type && fits(frame as Extract<ServerFrame, { type: T }>),
      );
      if (index >= 0) return frames.splice(index, 1)[0] as Extract<ServerFrame, { type: T }>;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`no ${type} frame; there were ${frames.map((frame) => frame.type).join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  return {
    socket,
    frames,
    closed,
    next,
    send: (frame: ClientFrame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(),
  };
}
