import { EventEmitter, once } from 'node:events';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createDb } from '../db/client.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { createTestDatabase, runStatement, type TestDatabase } from '../testing/database.ts';
import { addJob, createJobs, type Job } from './jobs.ts';
import { freeOrphans } from './orphans.ts';

let hub: TestApp;
let database: TestDatabase;
let connection: ReturnType<typeof createDb>;
beforeAll(async () => {
  hub = await createTestApp();
  database = await createTestDatabase();
  connection = createDb({ url: database.url, max: 4 });
});
afterAll(async () => {
  await connection.db.destroy();
  await database.drop();
  await hub.close();
});

const name = () => new URL(database.url).pathname.slice(1);

async function shut(): Promise<void> {
  await runStatement(inject('postgresUrl'), `alter database ${name()} allow_connections false`);
  await runStatement(
    inject('postgresUrl'),
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`,
  );
}

const open = () => runStatement(inject('postgresUrl'), `alter database ${name()} allow_connections true`);

test.for(['ends', 'fails'])(
  'a job that %s while the database is away is run again, and the worker lives',
  async (how) => {
    const events = new EventEmitter();
    let runs = 0;
    const job: Job = {
      name: `lost_${how}`,
      run: async () => {
        runs += 1;
        if (runs > 1) return;
        await shut();
        setTimeout(() => events.emit('ended'), 50);
        if (how === 'fails') throw new Error('the database is away');
      },
    };
    const jobs = createJobs(connection.pool, pino({ level: 'silent' }));
    await jobs.start([job], hub.app.services);
    const ended = once(events, 'ended');
    await connection.db.transaction().execute((trx) => addJob(trx, job.name, {}));
    await ended;
    await expect.poll(() => jobs.state(), { timeout: 5_000 }).toBe('stopped');
    await open();
    await expect.poll(() => jobs.state(), { timeout: 5_000 }).toBe('running');
    await expect.poll(() => runs, { timeout: 5_000 }).toBe(2);
    await expect.poll(waiting, { timeout: 5_000 }).toBe(0);
    await jobs.stop();
    expect(jobs.state()).toBe('stopped');
  },
);

test('what a killed process held is run by another; what a living one holds is left to it', async () => {
  const runs: string[] = [];
  const events = new EventEmitter();
  const job: Job = {
    name: 'held',
    run: async (_services, payload) => {
      runs.push((payload as { by: string }).by);
      if (runs.length === 1) await once(events, 'let go');
    },
  };
  const jobs = createJobs(connection.pool, pino({ level: 'silent' }));
  await jobs.start([job], hub.app.services);
  await connection.db.transaction().execute((trx) => addJob(trx, job.name, { by: 'the living' }));
  await expect.poll(() => runs, { timeout: 5_000 }).toEqual(['the living']);
  await connection.db.transaction().execute(async (trx) => {
    await addJob(trx, job.name, { by: 'the killed' });
    await sql`update graphile_worker._private_jobs set locked_by = 'killed' where locked_by is null`.execute(trx);
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes'`.execute(trx);
  });
  await freeOrphans(connection.db);
  await expect.poll(() => runs, { timeout: 5_000 }).toEqual(['the living', 'the killed']);
  await expect.poll(waiting).toBe(1);
  events.emit('let go');
  await expect.poll(waiting, { timeout: 5_000 }).toBe(0);
  await jobs.stop();
  expect(runs).toHaveLength(2);
});

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from graphile_worker.jobs`.execute(
    connection.db,
  );
  return rows[0]?.count ?? 0;
}
