import type { Job } from '../jobs/jobs.ts';
import { sweepFiles } from './upkeep-actions.ts';

/** Uploads nobody posted and the files of deleted messages leave the storage for good. */
export const sweepFilesJob: Job = { name: 'sweep_files', cron: '*/5 * * * *', run: (services) => sweepFiles(services) };
