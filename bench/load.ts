import { connect } from 'node:net';

export type Load = { url: string; headers?: Record<string, string>; seconds?: number; connections?: number };

/**
 * Requests per second over keep-alive connections, one request at a time on each. Raw sockets instead of `fetch`, so that the
 * client costs next to nothing and the server is what is measured. Throws when an answer has another status than `expected`.
 */
export async function requestsPerSecond(load: Load, expected: number): Promise<number> {
  const { url, headers = {}, seconds = 3, connections = 64 } = load;
  const target = new URL(url);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${target.pathname} HTTP/1.1\r\nHost: ${target.host}\r\n${lines.join('')}\r\n`;
  await Promise.all(Array.from({ length: connections }, () => hammer(target, request, expected, 500)));
  const started = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => hammer(target, request, expected, seconds * 1000)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total / ((performance.now() - started) / 1000);
}

function hammer(target: URL, request: string, expected: number, milliseconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(target.port), target.hostname, () => socket.write(request));
    socket.setNoDelay(true);
    const until = performance.now() + milliseconds;
    let count = 0;
    let buffered: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      const end = responseEnd(buffered);
      if (end === undefined || buffered.length < end) return;
      const status = Number(buffered.toString('latin1', 9, 12));
      if (status !== expected) return socket.destroy(new Error(`${target.pathname} answered ${status}`));
      buffered = buffered.subarray(end);
      count += 1;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(count));
    });
    socket.on('error', reject);
  });
}

/** Where the first answer in the buffer ends, undefined while its head is incomplete. */
function responseEnd(buffer: Buffer): number | undefined {
  const head = buffer.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(buffer.toString('latin1', 0, head));
  return head + 4 + Number(length?.[1] ?? 0);
}
