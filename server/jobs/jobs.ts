import type { FastifyBaseLogger } from 'fastify';
import { Logger, parseCronItems, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';

/** A kind of work; idempotent, for it may run twice. With `cron` it also runs by the clock (crontab, UTC). */
export type Job = { name: string; cron?: string; run(services: Services, payload: unknown): Promise<void> };
export type JobState = 'running' | 'stopped';

/** Creates the tables of graphile-worker; safe to run from many processes. */
export const migrateJobs = (pool: Pool): Promise<void> => runMigrations({ pgPool: pool, logger: quiet });

const quiet = new Logger(() => () => {});

/**
 * The process's worker. Jobs live in PostgreSQL: any process takes the next one. What a killed process held is tried again
 * after four hours (graphile-worker's rule), so work that cannot wait that long also runs by the clock.
 */
export function createJobs(pool: Pool, log: FastifyBaseLogger) {
  let runner: Runner | undefined;
  let state: JobState = 'stopped';

  return {
    state: (): JobState => state,
    async start(jobs: Job[], services: Services): Promise<void> {
      const taskList: TaskList = {};
      for (const job of jobs) taskList[job.name] = (payload) => job.run(services, payload);
      const cron = jobs.flatMap(({ name, cron: match }) => (match ? [{ task: name, match }] : []));
      runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems: parseCronItems(cron),
        concurrency: 2,
        noHandleSignals: true,
        pollInterval: 1_000,
        logger: quiet,
      });
      runner.events.on('job:error', ({ job, error }) =>
        log.warn({ job: job.task_identifier, err: error }, 'job failed'),
      );
      runner.promise.catch((error) => log.error({ err: error }, 'worker ended')).finally(() => (state = 'stopped'));
      state = 'running';
    },
    /** Finishes what runs, returns the rest to the queue. */
    async stop(): Promise<void> {
      await runner?.stop().catch(() => {});
      runner = undefined;
    },
  };
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
