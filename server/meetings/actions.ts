import { AppError } from '../../shared/errors.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Meeting, MeetingChange, NewMeeting } from '../../shared/meetings/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { linkFrom } from '../links/actions.ts';
import { spellTimeZone } from '../time-zone.ts';
import { accessMeeting, lockMeeting, type MeetingAccess, mayRelabel } from './access.ts';
import { announceMeeting } from './announce.ts';
import { refreshMeeting } from './finding-actions.ts';
import { addInvitations, checkGuests, endReading, findLost } from './invitations.ts';
import { listInvitees } from './queries.ts';
import { replaceExceptions, saveMeeting } from './saving.ts';
import { tellOfMeeting } from './tell-actions.ts';
import { checkTiming, isSameTiming, keptExceptions, toTimingColumns } from './timing.ts';

/** Calls a meeting; whoever does so comes. The same `clientId` gives the same meeting. */
export async function createMeeting(ctx: Ctx, input: NewMeeting): Promise<Meeting> {
  const { db, actor } = ctx;
  const { from, ...rest } = spellTimeZone(input);
  const { clientId, groupId = null, memberIds = [], start, end, timeZone, recurrence = null, ...content } = rest;
  const timing = { start, end, timeZone, recurrence, exceptions: [] };
  checkTiming(timing);
  return db.transaction().execute(async (trx) => {
    if (groupId) await accessGroup(trx, actor, groupId, 'write');
    const added = await trx
      .insertInto('meeting')
      .values({
        label: 'TLP:AMBER',
        ...content,
        ...toTimingColumns(timing),
        groupId,
        clientId,
        organiserId: actor.id,
      })
      .onConflict((conflict) => conflict.columns(['organiserId', 'clientId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return findByClientId(trx, actor, clientId);
    if (from) await linkFrom(ctx, trx, from, { kind: 'meeting', id: added.id });
    await addInvitations(trx, { meetingId: added.id, groupId, memberIds: [actor.id, ...memberIds], by: actor.id });
    await trx.insertInto('meetingAnswer').values({ meetingId: added.id, memberId: actor.id, answer: 'yes' }).execute();
    const { meeting } = await accessMeeting(trx, actor, added.id, 'read');
    await checkGuests(trx, meeting);
    await refreshMeeting(trx, meeting.id);
    await announceMeeting(trx, { meeting, type: 'meeting.created' }, actor.id);
    await tellOfMeeting(trx, meeting, { kind: 'meeting_invited', actorId: actor.id });
    return meeting;
  });
}

async function findByClientId(trx: Tx, actor: Actor, clientId: string): Promise<Meeting> {
  const { id } = await trx
    .selectFrom('meeting')
    .select('id')
    .where('organiserId', '=', actor.id)
    .where('clientId', '=', clientId)
    .executeTakeFirstOrThrow();
  return (await accessMeeting(trx, actor, id, 'read')).meeting;
}

/**
 * Changes a meeting or a whole series. SEQUENCE rises with its time, rule or place, not with its words (RFC 5545
 * §3.8.7.4). Exceptions whose day remains a day of the series stay.
 */
export async function changeMeeting({ db, actor }: Ctx, id: string, change: MeetingChange): Promise<Meeting> {
  return db.transaction().execute(async (trx) => {
    const { meeting, place } = await lockMeeting(trx, actor, id);
    const { revision, reason, ...wanted } = change;
    if (revision !== meeting.revision) throw new AppError('conflict');
    if (meeting.cancelledAt) throw new AppError('meeting_cancelled');
    const next = { ...meeting, ...spellTimeZone(wanted) };
    await checkRelabel(trx, actor, { meeting, place, to: next.label, reason });
    if (meeting.chatham && !next.chatham && meeting.startsAt <= new Date().toISOString())
      throw new AppError('forbidden');
    const retimed = !isSameTiming(meeting, next);
    if (retimed) {
      checkTiming(next);
      next.exceptions = keptExceptions(meeting, next);
      await replaceExceptions(trx, next);
    }
    const moved = retimed || next.place !== meeting.place || next.online !== meeting.online;
    const before = await listInvitees(trx, id);
    const saved = await saveMeeting(trx, next, { sequence: moved ? 1 : 0 });
    await checkGuests(trx, saved);
    const lost = await findLost(trx, saved, before);
    await announceMeeting(trx, { meeting: saved, type: 'meeting.changed', lost }, actor.id);
    if (moved) await tellOfMeeting(trx, saved, { kind: 'meeting_changed', actorId: actor.id });
    await endReading(trx, lost);
    return saved;
  });
}

type Relabelling = Pick<MeetingAccess, 'meeting' | 'place'> & { to: TlpLabel; reason: string | undefined };

/** Letting more people in takes the right to and a reason; every new label is written down. */
async function checkRelabel(trx: Tx, actor: Actor, { meeting, place, to, reason }: Relabelling): Promise<void> {
  const { id, groupId, label: from } = meeting;
  if (from === to) return;
  if (!mayRelabel(place, from, to)) throw new AppError('forbidden');
  if (isStricter(from, to) && !reason) throw new AppError('invalid_input', { detail: 'reason' });
  await recordAudit(trx, {
    ...{ actorId: actor.id, action: 'meeting.relabelled', thingKind: 'meeting', thingId: id, groupId },
    detail: { from, to, reason: reason ?? '' },
  });
}

/** Cancels; feeds say so for 14 days. Cancelling again changes nothing. */
export async function cancelMeeting({ db, actor }: Ctx, id: string): Promise<Meeting> {
  return db.transaction().execute(async (trx) => {
    const { meeting } = await lockMeeting(trx, actor, id);
    if (meeting.cancelledAt) return meeting;
    const saved = await saveMeeting(trx, { ...meeting, cancelledAt: new Date().toISOString() }, { sequence: 1 });
    await announceMeeting(trx, { meeting: saved, type: 'meeting.cancelled' }, actor.id);
    await tellOfMeeting(trx, saved, { kind: 'meeting_cancelled', actorId: actor.id });
    return saved;
  });
}

/** Takes a cancellation back. */
export async function restoreMeeting({ db, actor }: Ctx, id: string): Promise<Meeting> {
  return db.transaction().execute(async (trx) => {
    const { meeting } = await lockMeeting(trx, actor, id);
    if (!meeting.cancelledAt) return meeting;
    const saved = await saveMeeting(trx, { ...meeting, cancelledAt: null }, { sequence: 1 });
    await announceMeeting(trx, { meeting: saved, type: 'meeting.changed' }, actor.id);
    await tellOfMeeting(trx, saved, { kind: 'meeting_changed', actorId: actor.id });
    return saved;
  });
}
