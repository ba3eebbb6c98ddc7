import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { type Hub, startHub } from '../e2e/hub.ts';
import { sampleClient } from '../e2e/people.ts';
import { ensureClientBuilt } from '../server/client-build.ts';
import { execFile } from '../server/embedded/exec.ts';
import { below, noted, quantile, type Row } from './table.ts';

const socketCount = 1_000;
const restarts = 5;

/**
 * From the start of the process until its front page is served: on a fresh copy as `npm ci` leaves it, on one whose pages have to
 * be built first, and on data; then its memory with idle sockets.
 */
export async function run(): Promise<Row[]> {
  const installed = await timeVeryFirst(true);
  const bare = await timeVeryFirst(false);
  await ensureClientBuilt(() => undefined);
  const hub = await startHub({ NODE_ENV: 'test' });
  try {
    const again: number[] = [];
    for (let count = 0; count < restarts; count++) again.push(await timeRestart(hub));
    const memory = await memoryWithSockets(hub);
    return [
      below({ what: 'cold start with data, median', value: quantile(again, 0.5), unit: 's' }, 3),
      below(
        { what: 'the very first start after `npm ci`: database made, sample team in', value: installed, unit: 's' },
        8,
      ),
      noted({ what: 'the same with pages to be built and nothing compiled', value: bare, unit: 's' }),
      below({ what: `memory with ${socketCount} idle sockets`, value: memory, unit: 'MB' }, 250),
    ];
  } finally {
    await hub.stop();
  }
}

/** What somebody waits for who types `npm start` on a clone: no data, and no pages and nothing compiled unless `prepared`. */
async function timeVeryFirst(prepared: boolean): Promise<number> {
  const copy = await freshCopy();
  try {
    if (prepared) await execFile(process.execPath, ['server/prepare.ts'], { cwd: copy });
    const begun = performance.now();
    const hub = await startHub({}, copy);
    const page = await fetch(hub.url).then((answer) => answer.text());
    const script = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
    const served = await fetch(new URL(script ?? '/missing', hub.url)).then((answer) => answer.text());
    const seconds = (performance.now() - begun) / 1000;
    await hub.stop();
    if (!script || served.length === 0) throw new Error(`the front page has no script:\n${page}`);
    return seconds;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** The sources as a clone has them, with the packages of ours but none of their caches. */
async function freshCopy(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'konsylium-fresh-'));
  const left = new Set(['.git', '.data', 'node_modules', path.join('web', 'dist')]);
  await cp(process.cwd(), copy, { recursive: true, filter: (file) => !left.has(path.relative(process.cwd(), file)) });
  await chmod(copy, 0o755);
  const packages = path.resolve('node_modules');
  await mkdir(path.join(copy, 'node_modules'));
  const names = (await readdir(packages)).filter((name) => name !== '.cache' && name !== '.vite');
  for (const name of names) await symlink(path.join(packages, name), path.join(copy, 'node_modules', name));
  return copy;
}

/** A start after a proper end: PostgreSQL and LiveKit are started anew too. */
async function timeRestart(hub: Hub): Promise<number> {
  await hub.end();
  const begun = performance.now();
  await hub.start();
  return (performance.now() - begun) / 1000;
}

async function memoryWithSockets(hub: Hub): Promise<number> {
  const client = await sampleClient(hub, 'Koordynatorka demo');
  const sockets: WebSocket[] = [];
  for (let count = 0; count < socketCount; count += 50) {
    const some = Array.from({ length: 50 }, () => client.openSocket());
    await Promise.all(some.map(subscribe));
    sockets.push(...some);
  }
  await sleep(2_000);
  const memory = await residentMegabytes(hub);
  for (const socket of sockets) socket.terminate();
  return memory;
}

/** An idle client as a browser tab is one: it follows the person's own topic. */
function subscribe(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type === 'welcome')
        socket.send(JSON.stringify({ type: 'subscribe', topic: `member:${frame.memberId}` }));
      if (frame.type === 'subscribed') resolve();
    });
    socket.on('error', reject);
  });
}

async function residentMegabytes(hub: Hub): Promise<number> {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1];
  return Number(bytes) / 1024 / 1024;
}
