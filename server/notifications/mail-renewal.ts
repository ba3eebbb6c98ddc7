import type { MailScope } from '../../shared/notifications/settings.ts';
import type { Services } from '../context.ts';
import type { Mail } from '../mail/mailer.ts';
import { composeDigest, composeDirect, type Shown } from './mail-compose.ts';
import { planOf } from './mail-plan.ts';
import { type DueRow, findDue, type Recipient } from './mail-queries.ts';
import { lookAt, type Seen } from './sights.ts';
import { createDigestClock } from './timing.ts';

/** Kept with a mail that waits: what it tells of. */
export type MailSubject = { scope: MailScope; ids: string[] };

type Config = Services['config'];

/** Mails to one person that can be written again: one for each of what is direct, one for all of a digest. */
export function write(scope: MailScope, recipient: Recipient, shown: Shown[], config: Config): Mail[] {
  const about = (some: Shown[]): MailSubject => ({ scope, ids: some.map(({ row }) => row.id) });
  if (scope === 'direct')
    return shown.map((one) => ({ ...composeDirect(recipient, one, config), about: about([one]) }));
  return shown.length > 0 ? [{ ...composeDigest(recipient, shown, config), about: about(shown) }] : [];
}

/** Whether there is something to tell: access, the thing itself, and in a thread anything new. */
export const isTold = (row: DueRow, seen: Seen | undefined): seen is Seen =>
  seen !== undefined && (row.kind !== 'post' || seen.newMessages > 0);

/**
 * The mail as its reader may see everything now; a relay may have put it off for hours. Nothing when they may see none of it
 * any more, may not sign in, or want no mail of it.
 */
export async function renewMail(
  { db, config }: Pick<Services, 'db' | 'config'>,
  { scope, ids }: MailSubject,
): Promise<Mail | undefined> {
  const due = await findDue(db, ids);
  if (!due) return undefined;
  const { recipient, rows } = due;
  const sights = await lookAt(db, rows);
  const clock = { now: Date.now(), nextDigest: createDigestClock() };
  const shown = rows.flatMap((row): Shown[] => {
    const seen = sights(row);
    return planOf(row, recipient, clock).by !== 'nothing' && isTold(row, seen) ? [{ row, seen }] : [];
  });
  return write(scope, recipient, shown, config)[0];
}
