import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHub } from '../e2e/hub.ts';
import { sampleClient } from '../e2e/people.ts';
import { requestsPerSecond } from './load.ts';
import { against, quantile, type Row } from './table.ts';

const rounds = 5;

/** Feed answers per second, 304 and 200, beside a bare Fastify that sends the same bytes; both in turns, medians. */
export async function run(): Promise<Row[]> {
  const hub = await startHub({ NODE_ENV: 'test' });
  let peer: Peer | undefined;
  try {
    const client = await sampleClient(hub, 'Koordynatorka demo');
    const made = await client.request<{ url: string }>('POST', '/api/feeds', { clientId: randomUUID() });
    const ours = `${hub.url}${new URL(made.body.url).pathname}`;
    const first = await fetch(ours, { headers: { 'accept-encoding': 'identity' } });
    const body = await first.text();
    peer = await startPeer(body);
    const bare = `http://127.0.0.1:${peer.port}/feeds/any.ics`;
    const name = 'bare Fastify';
    const notModified = await inTurns(ours, bare, 304, first.headers.get('etag') ?? '');
    const whole = await inTurns(ours, bare, 200);
    const size = `${(Buffer.byteLength(body) / 1024).toFixed(0)} kB`;
    return [
      against(
        { what: 'feed: 304 per second', value: notModified.ours, unit: '/s' },
        { name, value: notModified.peer },
        { atLeast: 0.5 },
      ),
      against(
        { what: `feed: 200 (${size}) per second`, value: whole.ours, unit: '/s' },
        { name, value: whole.peer },
        { atLeast: 0.5 },
      ),
    ];
  } finally {
    peer?.child.kill();
    await hub.stop();
  }
}

async function inTurns(ours: string, bare: string, status: number, etag = ''): Promise<{ ours: number; peer: number }> {
  const own: number[] = [];
  const theirs: number[] = [];
  const rate = (url: string, tag: string) =>
    requestsPerSecond({ url, seconds: 1.5, headers: tag ? { 'if-none-match': tag } : {} }, status);
  for (let round = 0; round < rounds; round++) {
    own.push(await rate(ours, etag));
    theirs.push(await rate(bare, etag && '"bare"'));
  }
  return { ours: quantile(own, 0.5), peer: quantile(theirs, 0.5) };
}

type Peer = { child: ChildProcess; port: number };

async function startPeer(body: string): Promise<Peer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-bench-'));
  const file = path.join(folder, 'feed.ics');
  writeFileSync(file, body);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'peers', 'bare-feed.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  rmSync(folder, { recursive: true });
  return { child, port: Number(String(line)) };
}
