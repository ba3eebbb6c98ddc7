import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isAlive } from './embedded/children.ts';
import { reservePort } from './embedded/ports.ts';
import { readPostmasterFile } from './embedded/postgres-cluster.ts';

// Real processes on a busy machine; on the first machine ever LiveKit is built meanwhile.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

type HubProcess = { child: ChildProcess; output(): string };

let folder: string;
let port: number;
const processes: HubProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'konsylium-main-'));
  await chmod(folder, 0o755);
  const reserved = await reservePort(0, '127.0.0.1');
  port = reserved.port;
  await reserved.release();
});
afterAll(async () => {
  for (const { child } of processes) await end(child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const cleanEnvironment = () => {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  return { PATH, HOME, XDG_CACHE_HOME };
};

function run(env: Record<string, string>): HubProcess {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main], {
    env: { ...cleanEnvironment(), NODE_ENV: 'test', ...env },
    stdio: 'pipe',
  });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const hub = { child, output: () => chunks.join('') };
  processes.push(hub);
  return hub;
}

async function start(): Promise<HubProcess> {
  const hub = run({ PORT: String(port), DATA_DIR: folder });
  while (!hub.output().includes('Open ')) {
    if (hub.child.exitCode !== null) throw new Error(hub.output());
    await sleep(20);
  }
  return hub;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** The pids of the children, as they are recorded in the data folder. */
async function childPids(): Promise<{ postgres: number; livekit: number }> {
  const postmaster = await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  const livekit = JSON.parse(await readFile(path.join(folder, 'livekit.json'), 'utf8'));
  return { postgres: Number(postmaster.split('\n')[0]), livekit: livekit.pid };
}

async function readyState(at = port): Promise<Record<string, { state: string }>> {
  return fetch(`http://127.0.0.1:${at}/health/ready`).then((answer) => answer.json() as Promise<never>);
}

async function untilReady(): Promise<void> {
  while ((await readyState().catch(() => undefined))?.status !== ('ready' as never)) await sleep(50);
}

test('a hub starts with nothing configured, and a second one on its data refuses in one line', {
  timeout: 300_000,
}, async () => {
  await start();
  await untilReady();
  const second = run({ PORT: String(port), DATA_DIR: folder });
  const [code] = await once(second.child, 'close');
  expect(code).toBe(1);
  const lines = second.output().trim().split('\n');
  expect(lines.at(-1)).toContain(`Another hub works in ${folder}`);
  expect(second.output()).not.toContain('    at ');
});

test('the admin command links to the hub that runs, whatever its port', async () => {
  const admin = path.join(import.meta.dirname, 'admin.ts');
  const args = [admin, 'coordinator', 'koordynacja@example.org', 'Koordynacja 01'];
  const child = spawn(process.execPath, args, { env: { ...cleanEnvironment(), DATA_DIR: folder }, stdio: 'pipe' });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  await once(child, 'close');
  expect(chunks.join('')).toContain(`http://localhost:${port}/`);
});

test('after kill -9 the next start takes the children over and answers at the same address', async () => {
  const before = await childPids();
  const killed = processes[0];
  if (killed) await end(killed.child, 'SIGKILL');
  expect(isAlive(before.postgres) && isAlive(before.livekit)).toBe(true);
  const hub = await start();
  await untilReady();
  expect(hub.output()).toContain('PostgreSQL taken over');
  expect(await childPids()).toEqual(before);
});

test('a database that is killed comes back by itself, and the hub with it', async () => {
  const { postgres } = await childPids();
  process.kill(postgres, 'SIGKILL');
  const cluster = path.join(folder, 'postgres');
  const isBack = async () => {
    const found = await readPostmasterFile(cluster);
    return found?.ready && found.pid !== postgres;
  };
  while (!(await isBack())) await sleep(20);
  // What /health/ready has seen it repeats for a second.
  await sleep(1_000);
  await untilReady();
  expect((await childPids()).postgres).not.toBe(postgres);
});

test('on SIGTERM everything has ended within five seconds', async () => {
  const pids = await childPids();
  const hub = processes.find(({ child }) => child.exitCode === null && child.signalCode === null);
  const asked = performance.now();
  if (hub) await end(hub.child, 'SIGTERM');
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(hub?.child.exitCode).toBe(0);
  expect(isAlive(pids.postgres) || isAlive(pids.livekit)).toBe(false);
});

test('with its port taken it uses another one and says so', async () => {
  const holder = await reservePort(port, '127.0.0.1');
  const hub = await start();
  await holder.release();
  const used = Number(/Open http:\/\/localhost:(\d+)/.exec(hub.output())?.[1]);
  expect(used).not.toBe(port);
  expect(hub.output()).toContain(`port ${port} is taken, using ${used}`);
  expect((await readyState(used)).database?.state).toBe('ready');
  await end(hub.child, 'SIGINT');
});

test('started by npm, it ends when npm is ended', async () => {
  const hub = spawn('sh', ['-c', `${process.execPath} server/main.ts; true`], {
    env: {
      ...cleanEnvironment(),
      NODE_ENV: 'test',
      PORT: String(port),
      DATA_DIR: folder,
      npm_lifecycle_event: 'start',
    },
    cwd: path.join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  hub.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
  while (!output.join('').includes('Open ')) await sleep(20);
  const { postgres, livekit } = await childPids();
  hub.kill('SIGTERM');
  await once(hub.stdout, 'close');
  expect(output.join('')).toContain('stopping');
  expect(isAlive(postgres) || isAlive(livekit)).toBe(false);
});

test('a database that does not answer is told in one line', async () => {
  const hub = run({
    NODE_ENV: 'production',
    DATA_DIR: folder,
    PUBLIC_URL: 'https://hub.example.org',
    DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/db',
    LIVEKIT_URL: 'http://127.0.0.1:1',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'x'.repeat(32),
    SMTP_URL: 'smtp://127.0.0.1:1',
    SECRET: 's'.repeat(32),
  });
  const [code] = await once(hub.child, 'close');
  expect(code).toBe(1);
  expect(hub.output()).toMatch(/^The database 127\.0\.0\.1:1\/db .*ECONNREFUSED.*\n$/);
  expect(hub.output()).not.toContain('hidden');
});

test('in production it lists all that is missing and starts nothing', async () => {
  const hub = run({ NODE_ENV: 'production', DATA_DIR: folder, SAMPLE: 'on' });
  const [code] = await once(hub.child, 'close');
  expect(code).toBe(1);
  for (const name of ['PUBLIC_URL', 'DATABASE_URL', 'LIVEKIT_URL', 'LIVEKIT_API_KEY', 'SMTP_URL', 'SECRET', 'SAMPLE'])
    expect(hub.output()).toContain(`  ${name} `);
});
