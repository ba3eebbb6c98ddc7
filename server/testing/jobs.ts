import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../db/client.ts';

/** Resolves once no job is due: what was done has had its consequences. What waits for a moment to gather more runs at once. */
export async function awaitJobs(db: Db): Promise<void> {
  await sql`
    with hastened as (
      update graphile_worker._private_jobs set run_at = now()
      where run_at > now() and run_at < now() + interval '5 seconds' and locked_at is null returning id
    )
    select pg_notify('jobs:insert', '{"count":1}') from hastened limit 1`.execute(db);
  for (;;) {
    const { rows } = await sql`
      select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1`.execute(db);
    if (rows.length === 0) return;
    await pause(20);
  }
}
