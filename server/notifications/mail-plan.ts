import type { DueRow, Recipient } from './mail-queries.ts';
import { afterQuiet, type DigestClock } from './timing.ts';

/** How a notification is mailed: by itself, in the digest, not at all, or not before a moment (epoch milliseconds). */
export type Plan = { by: 'direct' | 'digest' | 'nothing' } | { by: 'later'; at: number };

/**
 * By what the person chose. What asks something of them goes by itself unless they, or their setting for the group, put it
 * into the digest; and the digest is that of the first chosen hour after it happened, however late the job runs.
 */
export function planOf(
  row: Pick<DueRow, 'direct' | 'groupMail' | 'createdAt'>,
  recipient: Pick<Recipient, 'settings' | 'timeZone' | 'disabled'>,
  { now, nextDigest }: { now: number; nextDigest: DigestClock },
): Plan {
  const { settings, timeZone, disabled } = recipient;
  const { groupMail } = row;
  if (disabled || groupMail === 'none') return { by: 'nothing' };
  if (row.direct && settings.direct && groupMail !== 'digest')
    return notBefore('direct', afterQuiet(now, settings.quiet, timeZone), now);
  const digests = settings.digest && (row.direct || groupMail !== 'direct');
  if (!digests) return { by: 'nothing' };
  return notBefore('digest', nextDigest(row.createdAt.getTime(), settings, timeZone), now);
}

const notBefore = (by: 'direct' | 'digest', at: number, now: number): Plan => (at > now ? { by: 'later', at } : { by });
