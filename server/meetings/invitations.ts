import { AppError } from '../../shared/errors.ts';
import type { Invitee, Meeting } from '../../shared/meetings/schema.ts';
import { bumpAccess } from '../accounts/access-epoch.ts';
import type { Tx } from '../db/client.ts';
import { type Addressed, memberTopic, toRemoved, withdrawFromGroup } from './announce.ts';
import { listInvitees } from './queries.ts';

type NewInvitations = { meetingId: string; groupId: string | null; memberIds: string[]; by: string };

/** Invites people by name; who is not in the meeting's group comes as a guest. Unknown or disabled people: 404. */
export async function addInvitations(trx: Tx, { meetingId, groupId, memberIds, by }: NewInvitations): Promise<void> {
  const ids = [...new Set(memberIds)];
  const known = await trx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', ids)
    .where('disabledAt', 'is', null)
    .execute();
  if (known.length < ids.length) throw new AppError('not_found');
  const inside = groupId
    ? await trx
        .selectFrom('groupMember')
        .select('memberId')
        .where('groupId', '=', groupId)
        .where('memberId', 'in', ids)
        .execute()
    : [];
  const insiders = new Set(inside.map((row) => row.memberId));
  await trx
    .insertInto('meetingInvitation')
    .values(
      ids.map((memberId) => ({
        meetingId,
        memberId,
        invitedBy: by,
        guest: groupId !== null && !insiders.has(memberId),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** TLP:AMBER+STRICT stays within the group: there can be no guest beside it. */
export async function checkGuests(trx: Tx, { id, groupId, label }: Meeting): Promise<void> {
  if (!groupId || label !== 'TLP:AMBER+STRICT') return;
  const guest = await trx
    .selectFrom('meetingInvitation as i')
    .leftJoin('groupMember as g', (join) => join.on('g.groupId', '=', groupId).onRef('g.memberId', '=', 'i.memberId'))
    .select('i.memberId')
    .where('i.meetingId', '=', id)
    .where('i.guest', '=', true)
    .where('g.memberId', 'is', null)
    .executeTakeFirst();
  if (guest) throw new AppError('meeting_group_only');
}

/** Who does not see a meeting any more, and what to tell them; and their group, when it is the group. */
export type Lost = { memberIds: string[]; events: Addressed[] };

/** Compares the readers with those before a change of label or invitations; what became RED leaves the group's log. */
export async function findLost(trx: Tx, meeting: Meeting, before: Invitee[]): Promise<Lost> {
  const readers = new Set((await listInvitees(trx, meeting.id)).map((person) => person.memberId));
  const lost = before.filter((person) => !readers.has(person.memberId));
  const topics = lost.filter((person) => person.named).map((person) => memberTopic(person.memberId));
  if (meeting.groupId && meeting.label === 'TLP:RED') {
    // Though all of the group are named: who joins it later would read it there.
    await withdrawFromGroup(trx, meeting);
    if (lost.length > 0) topics.push(`group:${meeting.groupId}`);
  }
  return { memberIds: lost.map((person) => person.memberId).toSorted(), events: toRemoved(meeting.id, topics) };
}

/** They lose it at once, on open sockets too. After the events: everybody locks topics before members. */
export async function endReading(trx: Tx, { memberIds }: Lost): Promise<void> {
  for (const memberId of memberIds) await bumpAccess(trx, memberId);
}
