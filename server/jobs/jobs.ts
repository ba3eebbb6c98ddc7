import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { showAlive } from './orphans.ts';

/** A kind of work; idempotent, for it may run twice. With `cron` it also runs by the clock (crontab, UTC). */
export type Job = { name: string; cron?: string; run(services: Services, payload: unknown): Promise<void> };
export type JobState = 'running' | 'stopped';

/** Creates the tables of graphile-worker; safe to run from many processes. */
export const migrateJobs = (pool: Pool): Promise<void> => runMigrations({ pgPool: pool, logger: quiet });

const quiet = new Logger(() => () => {});

/** A library's runner and the name its pool of workers locks jobs under. */
type Worker = { runner: Runner; lockName: string };

const restartPauseMs = 500;

/**
 * The process's worker. Jobs live in PostgreSQL: any process takes the next one, and what a killed process held within two
 * minutes (`orphans.ts`). When the library gives up, as it does when the end of a job cannot be written down, its worker is
 * started again.
 */
export function createJobs(pool: Pool, log: FastifyBaseLogger) {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  let state: JobState = 'stopped';
  let supervision: Promise<void> | undefined;

  async function keepRunning(work: Work): Promise<void> {
    while (worker && !stopping.signal.aborted) {
      await worker.runner.promise.catch((error) => log.warn({ err: error }, 'worker ended'));
      state = 'stopped';
      if (stopping.signal.aborted) return;
      worker = await startAgain(pool, worker, { start: () => startWorker(pool, work, log), signal: stopping.signal });
      if (worker) state = 'running';
    }
  }

  return {
    state: (): JobState => state,
    async start(jobs: Job[], services: Services): Promise<void> {
      const work = { jobs, services };
      worker = await startWorker(pool, work, log);
      state = 'running';
      supervision = keepRunning(work);
    },
    /** Finishes what runs, returns the rest to the queue. */
    async stop(): Promise<void> {
      stopping.abort();
      await worker?.runner.stop().catch(() => {});
      await supervision;
    },
  };
}

type Work = { jobs: Job[]; services: Services };
type Restart = { start: () => Promise<Worker>; signal: AbortSignal };

/** Frees what the ended worker held, for that would wait for hours, and starts another as soon as the database lets it. */
async function startAgain(pool: Pool, ended: Worker, restart: Restart): Promise<Worker | undefined> {
  while (!restart.signal.aborted) {
    await sleep(restartPauseMs, undefined, { signal: restart.signal }).catch(() => {});
    const started = await pool
      .query('select graphile_worker.force_unlock_workers($1)', [[ended.lockName]])
      .then(restart.start)
      .catch(() => undefined);
    if (started && !restart.signal.aborted) return started;
    await started?.runner.stop().catch(() => {});
  }
  return undefined;
}

async function startWorker(pool: Pool, { jobs, services }: Work, log: FastifyBaseLogger): Promise<Worker> {
  const taskList: TaskList = {};
  for (const job of jobs) taskList[job.name] = (payload) => job.run(services, payload);
  const cron = jobs.flatMap(({ name, cron: match }) => (match ? [{ task: name, match }] : []));
  const events: WorkerEvents = new EventEmitter();
  let lockName = '';
  events.on('pool:create', ({ workerPool }) => {
    lockName = workerPool.id;
  });
  events.on('pool:listen:success', ({ workerPool, client }) => {
    showAlive(client, workerPool.id).catch((error) => log.warn({ err: error }, 'worker not shown'));
  });
  events.on('job:error', ({ job, error }) => log.warn({ job: job.task_identifier, err: error }, 'job failed'));
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quiet,
    events,
    // Without a batch the library lets an end that could not be written down go unhandled, and that ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return { runner, lockName };
}

/** Adds a job in the caller's transaction; with `key` there is never more than one waiting. */
export async function addJob(
  trx: Tx,
  name: string,
  payload: object,
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null})`.execute(trx);
}

export type Jobs = ReturnType<typeof createJobs>;
