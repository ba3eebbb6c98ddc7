import { sql } from 'kysely';
import type { Job } from '../jobs/jobs.ts';

/** Sessions that ended and links that expired leave the database within a day. */
export const forgetSessionsJob: Job = {
  name: 'forget_sessions',
  cron: '37 3 * * *',
  run: async ({ db }) => {
    await db.deleteFrom('session').where('expiresAt', '<', sql<Date>`now()`).execute();
    await db.deleteFrom('signInLink').where('expiresAt', '<', sql<Date>`now() - interval '1 day'`).execute();
  },
};
