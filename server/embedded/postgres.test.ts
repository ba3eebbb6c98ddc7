import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isAlive } from './children.ts';
import { choosePort } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let running: Postgres | undefined;

const start = async () => {
  running = await startPostgres({ folder, choosePort: () => choosePort(0) });
  return running;
};

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(text)
    .then((result) => result.rows)
    .finally(() => client.end());
}

beforeAll(async () => {
  // As made, closed to all but its owner: for root a case of its own, as under /root.
  folder = await mkdtemp(path.join(tmpdir(), 'konsylium-postgres-'));
});
afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a cluster that a kill left half made is made anew', async () => {
  await mkdir(path.join(folder, 'postgres.new'));
  await writeFile(path.join(folder, 'postgres.new', 'PG_VERSION'), '18');
  const { url } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await query(url, 'create table kept (word text)');
});

test('it waits for every commit to reach the disk, and wants a password', async () => {
  const { url } = running ?? (await start());
  const rows = await query(url, "select current_setting('fsync') || current_setting('synchronous_commit') as both");
  expect(rows).toEqual([{ both: 'onon' }]);
  const stranger = new URL(url);
  stranger.password = 'wrong';
  await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('one that a killed hub left running is taken over as it is', async () => {
  const first = running ?? (await start());
  const second = await start();
  expect(second).toMatchObject({ takenOver: true, pid: first.pid, url: first.url });
});

test('after kill -9 of the server what was committed is there', async () => {
  const first = running ?? (await start());
  await query(first.url, "insert into kept values ('acknowledged')");
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start();
  expect(second.takenOver).toBe(false);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
});

test('stop() ends the process', async () => {
  const { pid, stop } = running ?? (await start());
  await stop();
  expect(isAlive(pid)).toBe(false);
});

test('a recorded pid that is somebody else’s by now does not stand in the way', async () => {
  await writeFile(
    path.join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${folder}/postgres\n0\n5432\n\n\n\nready\n`,
  );
  const { url, takenOver } = await start();
  expect(takenOver).toBe(false);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
