import { WebSocket } from 'ws';
import type { Person } from '../app.ts';
import type { Verdict } from './rules.ts';

type Attempt = { origin: string; path: string; person: Person | null; hello: Uint8Array };

const verdictOfClose: Record<number, Verdict> = { 4401: 401, 4403: 403, 4404: 404 };

/** Opens a socket, says hello, and tells what became of it: an answer is `ok`, else the status or the close code's meaning. */
export function trySocket({ origin, path, person, hello }: Attempt): Promise<Verdict | string> {
  const headers = person ? { cookie: person.headers.cookie } : {};
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers, origin });
  return new Promise<Verdict | string>((resolve) => {
    socket.on('open', () => hello.length > 0 && socket.send(hello));
    socket.on('message', () => resolve('ok'));
    socket.on('unexpected-response', (_, response) => resolve((response.statusCode ?? 0) as Verdict));
    socket.on('close', (code) => resolve(verdictOfClose[code] ?? `closed with ${code}`));
    socket.on('error', (error) => resolve(error.message));
  }).finally(() => socket.terminate());
}
