import { undoMs } from '../../shared/threads/schema.ts';
import type { Job } from '../jobs/jobs.ts';
import { eraseDeleted } from './message-queries.ts';
import { tellFollowersJob, tellLeftJob } from './tell-actions.ts';

/** Deleted texts leave the database for good once their deletion can no longer be undone. */
export const threadJobs: Job[] = [
  tellFollowersJob,
  tellLeftJob,
  {
    name: 'erase_deleted_messages',
    cron: '*/5 * * * *',
    run: async ({ db }) => {
      await eraseDeleted(db, new Date(Date.now() - 6 * undoMs));
    },
  },
];
