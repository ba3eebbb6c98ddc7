import { AppError } from '../../shared/errors.ts';
import type { Invitee, Meeting } from '../../shared/meetings/schema.ts';
import { bumpAccess } from '../accounts/access-epoch.ts';
import type { Tx } from '../db/client.ts';
import { announce, memberTopic, tickClocks, toRemoved, withdrawFromGroup } from './announce.ts';
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

type Change = { meeting: Meeting; before: Invitee[]; by: string };

/** After a change of label or invitations: who no longer sees the meeting loses it at once, on open sockets too. */
export async function settleReaders(trx: Tx, { meeting, before, by }: Change): Promise<Invitee[]> {
  const people = await listInvitees(trx, meeting.id);
  const readers = new Set(people.map((person) => person.memberId));
  const lost = before.filter((person) => !readers.has(person.memberId)).map((person) => person.memberId);
  if (lost.length === 0) return people;
  const named = lost.filter((memberId) => before.some((person) => person.memberId === memberId && person.named));
  const topics = named.map(memberTopic);
  if (meeting.groupId && meeting.label === 'TLP:RED') {
    await withdrawFromGroup(trx, meeting);
    topics.push(`group:${meeting.groupId}`);
  }
  await announce(trx, by, toRemoved(meeting.id, topics));
  for (const memberId of lost.toSorted()) await bumpAccess(trx, memberId);
  await tickClocks(trx, lost);
  return people;
}
