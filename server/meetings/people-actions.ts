import { AppError } from '../../shared/errors.ts';
import type { Answer, InvitationChange, Invitee, Meeting } from '../../shared/meetings/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { lockMeeting, type MeetingAccess, mayRelabel } from './access.ts';
import { announce, memberTopic, tickClocks } from './announce.ts';
import { addInvitations, checkGuests, endReading, findLost, type Lost } from './invitations.ts';
import { listInvitees } from './queries.ts';
import { tellOfMeeting } from './tell-actions.ts';

/** Says whether the actor comes, to the meeting or the whole series. Whoever sees it may answer, observers too. */
export async function answerMeeting({ db, actor }: Ctx, id: string, answer: Answer): Promise<Invitee[]> {
  return db.transaction().execute(async (trx) => {
    const { meeting } = await lockMeeting(trx, actor, id, 'read');
    if (meeting.cancelledAt) throw new AppError('meeting_cancelled');
    const answeredAt = new Date();
    await trx
      .insertInto('meetingAnswer')
      .values({ meetingId: id, memberId: actor.id, answer, answeredAt })
      .onConflict((conflict) => conflict.columns(['meetingId', 'memberId']).doUpdateSet({ answer, answeredAt }))
      .execute();
    const payload = { meetingId: id, memberId: actor.id, answer, answeredAt: answeredAt.toISOString() };
    const topics = [`meeting:${id}`, memberTopic(actor.id)];
    const event = { type: 'meeting.answered' as const, payload };
    await announce(
      trx,
      actor.id,
      topics.map((topic) => ({ topic, event })),
    );
    await tickClocks(trx, [actor.id]);
    return listInvitees(trx, id);
  });
}

/** Sets who is invited by name, beside the group and the organiser, who always is. */
export async function inviteToMeeting(
  { db, actor }: Ctx,
  id: string,
  { memberIds, reason }: InvitationChange,
): Promise<Invitee[]> {
  return db.transaction().execute(async (trx) => {
    const access = await lockMeeting(trx, actor, id);
    const { meeting } = access;
    if (meeting.cancelledAt) throw new AppError('meeting_cancelled');
    const before = await listInvitees(trx, id);
    const wanted = [...new Set([meeting.organiserId, ...memberIds])];
    await trx.deleteFrom('meetingInvitation').where('meetingId', '=', id).where('memberId', 'not in', wanted).execute();
    await forgetFormerPlaces(trx, meeting, memberIds);
    const present = await trx.selectFrom('meetingInvitation').select('memberId').where('meetingId', '=', id).execute();
    const known = new Set(present.map((row) => row.memberId));
    const added = wanted.filter((memberId) => !known.has(memberId));
    if (added.length > 0) await checkWidening(trx, actor, { access, added, reason });
    if (added.length > 0)
      await addInvitations(trx, { meetingId: id, groupId: meeting.groupId, memberIds: added, by: actor.id });
    await checkGuests(trx, meeting);
    const lost = await findLost(trx, meeting, before);
    await announceInvited(trx, { meeting, added, lost }, actor.id);
    await tellOfMeeting(trx, meeting, { kind: 'meeting_invited', actorId: actor.id, only: added });
    await endReading(trx, lost);
    return listInvitees(trx, id);
  });
}

type Widening = { access: MeetingAccess; added: string[]; reason: string | undefined };

/** Letting more people read what is RED takes what relaxing its label takes: the right to, and a reason that is written down. */
async function checkWidening(trx: Tx, actor: Actor, { access, added, reason }: Widening): Promise<void> {
  const { id, label, groupId } = access.meeting;
  if (label !== 'TLP:RED') return;
  if (!mayRelabel(access.place, label, 'TLP:AMBER')) throw new AppError('forbidden');
  if (!reason) throw new AppError('invalid_input', { detail: 'reason' });
  await recordAudit(trx, {
    ...{ actorId: actor.id, action: 'meeting.widened', thingKind: 'meeting', thingId: id, groupId },
    detail: { added: added.length, reason },
  });
}

/** Who has left the group since they were invited is invited anew, as a guest. The organiser does not come back by this. */
async function forgetFormerPlaces(trx: Tx, { id, groupId, organiserId }: Meeting, memberIds: string[]): Promise<void> {
  if (!groupId || memberIds.length === 0) return;
  const inside = trx.selectFrom('groupMember').select('memberId').where('groupId', '=', groupId);
  await trx
    .deleteFrom('meetingInvitation')
    .where('meetingId', '=', id)
    .where('memberId', 'in', memberIds)
    .where('memberId', '!=', organiserId)
    .where('guest', '=', false)
    .where('memberId', 'not in', inside)
    .execute();
}

type Invited = { meeting: Meeting; added: string[]; lost: Lost };

async function announceInvited(trx: Tx, { meeting, added, lost }: Invited, by: string): Promise<void> {
  const people = await listInvitees(trx, meeting.id);
  const invited = added.map((memberId) => ({
    topic: memberTopic(memberId),
    event: { type: 'meeting.created' as const, payload: { meeting } },
  }));
  const changed = { type: 'meeting.people_changed' as const, payload: { meetingId: meeting.id, people } };
  await announce(trx, by, [...invited, { topic: `meeting:${meeting.id}`, event: changed }, ...lost.events]);
  await tickClocks(trx, [...added, ...lost.memberIds]);
}
