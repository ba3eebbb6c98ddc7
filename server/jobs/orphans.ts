import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Db } from '../db/client.ts';
import type { Job } from './jobs.ts';

/** A worker that has just begun is not seen yet. */
const grace = '1 minute';

/** A worker is alive as long as one connection to the database bears its lock name. */
export async function showAlive(client: PoolClient, lockName: string): Promise<void> {
  await client.query(`select set_config('application_name', $1, false)`, [lockName]);
}

/** Frees the jobs of workers that are gone: killed, or cut off from the database. */
export async function freeOrphans(db: Db): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs
      where locked_at < now() - ${grace}::interval and not exists (
        select from pg_stat_activity where datname = current_database() and application_name = locked_by)))`.execute(
    db,
  );
}

export const freeOrphansJob: Job = { name: 'free_orphans', cron: '* * * * *', run: ({ db }) => freeOrphans(db) };
