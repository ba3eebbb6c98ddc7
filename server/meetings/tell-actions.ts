import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { listInvitees } from './queries.ts';

type What = 'meeting_invited' | 'meeting_changed' | 'meeting_cancelled';

/**
 * Tells those whom a meeting is for of an invitation (once), of another time or place, and of its end; not those who declined,
 * and not of what is over. `only` narrows an invitation to the people just added.
 */
export async function tellOfMeeting(
  trx: Tx,
  { id, groupId, revision, recurrence, endsAt }: Meeting,
  { kind, actorId, only }: { kind: What; actorId: string; only?: readonly string[] },
): Promise<void> {
  if (!recurrence && Date.parse(endsAt) < Date.now()) return;
  const people = await listInvitees(trx, id);
  const concerned = kind === 'meeting_invited' ? people : people.filter(({ answer }) => answer !== 'no');
  const ids = concerned.map(({ memberId }) => memberId);
  await notify(trx, {
    key: kind === 'meeting_invited' ? `${kind}:${id}` : `${kind}:${id}:${revision}`,
    kind,
    recipients: only ? ids.filter((each) => only.includes(each)) : ids,
    thing: { kind: 'meeting', id },
    groupId,
    actorId,
  });
}
