import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isAlive } from './embedded/children.ts';
import { choosePort } from './embedded/ports.ts';
import { readPostmasterFile } from './embedded/postgres-cluster.ts';

test('npm run dev serves pages that reload, passes the rest on to the hub, and ends all of it', {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'konsylium-dev-'));
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, DATA_DIR: folder, SAMPLE: 'off', PORT: String(await choosePort(0)) };
  const dev = spawn(process.execPath, [path.join(import.meta.dirname, 'dev.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [dev.stdout, dev.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  while (!output.includes('hub started')) {
    if (dev.exitCode !== null) throw new Error(output);
    await sleep(50);
  }
  const address = /Open (http:\/\/\S+?)\/? /.exec(output)?.[1];
  expect(await fetch(`${address}/`).then((answer) => answer.text())).toContain('/@vite/client');
  expect(await fetch(`${address}/health/ready`).then((answer) => answer.json())).toMatchObject({ status: 'ready' });

  const postgres = await readPostmasterFile(path.join(folder, 'postgres'));
  const livekit = JSON.parse(await readFile(path.join(folder, 'livekit.json'), 'utf8'));
  const ended = once(dev, 'exit');
  dev.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect([postgres?.pid, livekit.pid].filter((pid) => isAlive(pid))).toEqual([]);
  await rm(folder, { recursive: true });
});
