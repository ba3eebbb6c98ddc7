import type { TlpLabel } from '../../shared/labels.ts';
import type { Ending } from '../../shared/notifications/schema.ts';
import type { Tx } from '../db/client.ts';
import { addJob } from '../jobs/jobs.ts';
import { appendEvents } from '../realtime/log.ts';
import { announceJobName, insertNotifications, markReadInThread, type News } from './queries.ts';

/** A person and the thing they should be told of, or the one date of a series (its wall start). */
export type Wanted = { memberId: string; id: string; part?: string | null };
/** A thing as this person may see it now. Features give it for their own things, and only to those who have access. */
export type Sight = Wanted & {
  title: string;
  label: TlpLabel | null;
  groupName: string | null;
  path: string;
  /** Messages of a thread that are new to the person. */
  newMessages: number;
  /** When the newest message of a thread was written. */
  latestAt?: Date | null;
  /** When a meeting begins, of a series the date in question or the next, ISO 8601. */
  starts: string | null;
  /** When that date would have been, had it not been moved. */
  insteadOf?: string | null;
  /** How the voting on a decision ended. */
  ending?: Ending | null;
};

/**
 * Tells people of something in the caller's transaction, never the one who did it. Of several with one key a person gets the
 * first, so name the most pressing first. It takes no lock that another action may wait for: a job makes the events.
 */
export async function notify(trx: Tx, ...news: readonly News[]): Promise<void> {
  let added = 0;
  const ordered = news.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const each of ordered) {
    const recipients = [...new Set(each.recipients)].filter((id) => id !== each.actorId).sort();
    if (recipients.length > 0) added += await insertNotifications(trx, { ...each, recipients });
  }
  if (added > 0) await addJob(trx, announceJobName, {});
}

/**
 * What was read in a thread needs no telling any more: its messages up to the ordinal of each reader, and the thread when that
 * is its last. Everybody's notifications are locked before anybody's topic.
 */
export async function readInThread(
  trx: Tx,
  threadId: string,
  readers: ReadonlyMap<string, number>,
  by: string | null,
): Promise<void> {
  const events = [];
  for (const [memberId, ordinal] of [...readers].sort()) {
    const ids = await markReadInThread(trx, memberId, { threadId, ordinal });
    if (ids.length > 0)
      events.push({ topic: `member:${memberId}`, event: { type: 'notification.read', payload: { ids } } });
  }
  if (events.length > 0) await appendEvents(trx, events, by);
}
