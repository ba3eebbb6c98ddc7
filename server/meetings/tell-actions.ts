import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { toOccurrence } from './occurrences.ts';
import { listInvitees } from './queries.ts';

type What =
  | 'meeting_invited'
  | 'meeting_changed'
  | 'meeting_cancelled'
  | 'meeting_date_changed'
  | 'meeting_date_cancelled';
type Telling = { kind: What; actorId: string; only?: readonly string[]; part?: string };

/**
 * Tells those whom a meeting is for of an invitation (once), of another time or place, and of its end; not those who declined,
 * and not of what is over. `only` narrows an invitation to the people just added, `part` is the one date of a series.
 */
export async function tellOfMeeting(trx: Tx, meeting: Meeting, { kind, actorId, only, part }: Telling): Promise<void> {
  const { id, groupId, revision } = meeting;
  if (isOver(meeting, part)) return;
  const people = await listInvitees(trx, id);
  const concerned = kind === 'meeting_invited' ? people : people.filter(({ answer }) => answer !== 'no');
  const ids = concerned.map(({ memberId }) => memberId);
  await notify(trx, {
    key: kind === 'meeting_invited' ? `${kind}:${id}` : `${kind}:${id}:${revision}`,
    kind,
    recipients: only ? ids.filter((each) => only.includes(each)) : ids,
    thing: { kind: 'meeting', id },
    ...(part ? { part } : {}),
    groupId,
    actorId,
  });
}

function isOver(meeting: Meeting, part: string | undefined): boolean {
  const now = Date.now();
  if (!meeting.recurrence) return Date.parse(meeting.endsAt) < now;
  return part !== undefined && (toOccurrence(meeting, part, now)?.endsAt ?? now) < now;
}
