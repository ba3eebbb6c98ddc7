import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { adoptChild, isAlive } from './children.ts';
import { embeddedLiveKit, type LiveKit, type LiveKitState } from './livekit.ts';
import { buildLiveKit, findLiveKit, livekitVersion } from './livekit-program.ts';

// On the first machine ever it is built first.
vi.setConfig({ testTimeout: 300_000 });

const base = await mkdtemp(path.join(tmpdir(), 'konsylium-livekit-'));
const started: LiveKit[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((livekit) => livekit.stop()));
});
afterAll(() => rm(base, { recursive: true }));

/** An embedded LiveKit over a folder of the test's; the user's real cache holds the program. */
async function start(name: string, webhookPort = 9): Promise<LiveKit> {
  const folder = path.join(base, name);
  await mkdir(folder, { recursive: true });
  const config = readConfig({ XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, DATA_DIR: folder });
  const livekit = embeddedLiveKit(config, `http://127.0.0.1:${webhookPort}/api/livekit/webhook`);
  started.push(livekit);
  await until(livekit, 'ready');
  return livekit;
}

function until(livekit: LiveKit, wanted: LiveKitState): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (livekit.state === wanted) resolve();
      else if (livekit.state === 'missing') reject(new Error(livekit.line));
    };
    livekit.onChange(look);
    look();
  });
}

async function recordedPid(name: string): Promise<number> {
  return JSON.parse(await readFile(path.join(base, name, 'livekit.json'), 'utf8')).pid;
}

test('it is ready within moments, restarts when it dies, and ends with stop()', async () => {
  const livekit = await start('one');
  expect(await fetch(livekit.url).then((answer) => answer.text())).toBe('OK');
  const first = await recordedPid('one');
  const dies = until(livekit, 'preparing');
  process.kill(first, 'SIGKILL');
  await dies;
  await until(livekit, 'ready');
  const second = await recordedPid('one');
  expect(second).not.toBe(first);
  await livekit.stop();
  expect(isAlive(second)).toBe(false);
});

test('one that a killed hub left is taken over, with its calls', async () => {
  await start('two');
  const pid = await recordedPid('two');
  const again = await start('two');
  expect(await recordedPid('two')).toBe(pid);
  expect(again.state).toBe('ready');
});

test('one that would report to another port is ended and replaced', async () => {
  await start('three', 9);
  const pid = await recordedPid('three');
  await start('three', 10);
  await adoptChild(pid).exited;
  expect(await recordedPid('three')).not.toBe(pid);
});

test('the program is found in the cache folder', async () => {
  const cache = path.join(base, 'cache');
  const program = path.join(cache, 'livekit', `livekit-server-${livekitVersion}`);
  await mkdir(path.dirname(program), { recursive: true });
  await writeFile(program, '#!/bin/sh\n');
  await chmod(program, 0o755);
  expect(await findLiveKit(cache)).toEqual({ found: program });
});

/** A machine that has these programs and no others. */
async function withPrograms(name: string, programs: Record<string, string>): Promise<string> {
  const folder = path.join(base, name);
  await mkdir(folder);
  for (const [program, script] of Object.entries(programs))
    await writeFile(path.join(folder, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', folder);
  return path.join(base, `${name}-cache`);
}
afterEach(() => vi.unstubAllEnvs());

test('without Go, or with one that is too old, a line says what to do', async () => {
  const bare = await withPrograms('bare', {});
  expect(await findLiveKit(bare)).toEqual({
    missing: expect.stringMatching(/^No video server: install Go 1\.26 .*\.$/),
  });
  const old = await withPrograms('old', { go: 'echo go version go1.25.9 linux/amd64' });
  expect(await findLiveKit(old)).toHaveProperty('missing');
  const able = await withPrograms('able', { go: 'echo go version go1.27.0 linux/amd64' });
  expect(await findLiveKit(able)).toEqual({ buildable: true });
});

test('one that is on PATH comes first', async () => {
  const cache = await withPrograms('on-path', { 'livekit-server': 'exit 0' });
  expect(await findLiveKit(cache)).toEqual({ found: 'livekit-server' });
});

test('it is built into the cache folder, and a build that fails leaves nothing but a line', async () => {
  const cache = await withPrograms('building', { go: 'echo built > "$GOBIN/server"' });
  const { signal } = new AbortController();
  expect(await findLiveKit(cache)).toHaveProperty('missing');
  const built = await buildLiveKit(cache, signal);
  expect(await findLiveKit(cache)).toEqual({ found: built });
  const failing = await withPrograms('failing', { go: 'echo one >&2; echo no network >&2; exit 1' });
  await expect(buildLiveKit(failing, signal)).rejects.toThrow(/^LiveKit could not be built \(no network\)\. .*\.$/);
  expect(await readdir(path.join(failing, 'livekit'))).toEqual([]);
});
