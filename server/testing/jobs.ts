import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../db/client.ts';

/** Resolves once no job is due: what was done has had its consequences. */
export async function awaitJobs(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1`.execute(db);
    if (rows.length === 0) return;
    await pause(20);
  }
}
