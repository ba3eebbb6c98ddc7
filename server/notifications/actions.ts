import type { Tx } from '../db/client.ts';
import { addJob } from '../jobs/jobs.ts';
import { announceJobName, insertNotifications, type News } from './queries.ts';

/**
 * Tells people of something in the caller's transaction, never the one who did it. Of several with one key a person gets the
 * first, so name the most pressing first. It takes no lock that another action may wait for: a job makes the events.
 */
export async function notify(trx: Tx, ...news: readonly News[]): Promise<void> {
  let added = 0;
  for (const each of news) {
    const recipients = [...new Set(each.recipients)].filter((id) => id !== each.actorId).sort();
    if (recipients.length > 0) added += await insertNotifications(trx, { ...each, recipients });
  }
  if (added > 0) await addJob(trx, announceJobName, {});
}
