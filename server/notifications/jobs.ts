import type { Db } from '../db/client.ts';
import type { Job } from '../jobs/jobs.ts';
import { appendEvents } from '../realtime/log.ts';
import { mailNotificationsJob } from './mail-jobs.ts';
import { announceJobName, setAnnounced, takeUnannounced } from './queries.ts';
import { lookAt } from './sights.ts';

const atOnce = 500;

/** Tells people's pages what is new to them. Who lost access in between is told nothing, now or later. */
async function announceSome(db: Db): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const rows = await takeUnannounced(trx, atOnce);
    if (rows.length === 0) return false;
    const sights = await lookAt(trx, rows);
    const unseen = rows.filter((row) => !sights(row));
    await setAnnounced(
      trx,
      rows.map(({ id }) => id),
      unseen.map(({ id }) => id),
    );
    const fresh = rows.filter((row) => row.unread && sights(row));
    const events = [...Map.groupBy(fresh, ({ memberId }) => memberId)].map(([memberId, some]) => ({
      topic: `member:${memberId}`,
      event: { type: 'notification.added', payload: { items: some.map(({ id, root }) => ({ id, root })) } },
    }));
    if (events.length > 0) await appendEvents(trx, events, null);
    return rows.length === atOnce;
  });
}

/** Runs whenever something was added, and by the clock for what a killed process left. */
export const notificationJobs: Job[] = [
  mailNotificationsJob,
  {
    name: announceJobName,
    cron: '* * * * *',
    run: async ({ db }) => {
      while (await announceSome(db));
    },
  },
];
