import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Tx } from '../db/client.ts';
import { refreshMeeting } from './finding-actions.ts';
import { toTimingColumns } from './timing.ts';
import { epochOf, toIso } from './wall-time.ts';

/** Writes a meeting as its next revision; `sequence` tells by how much SEQUENCE rises. */
export async function saveMeeting(trx: Tx, meeting: Meeting, rise: { sequence: 0 | 1 }): Promise<Meeting> {
  const { title, kind, description, agenda, label, chatham, place, online } = meeting;
  const revision = meeting.revision + 1;
  const sequence = meeting.sequence + rise.sequence;
  const updatedAt = new Date();
  const cancelledAt = meeting.cancelledAt && new Date(meeting.cancelledAt);
  await trx
    .updateTable('meeting')
    .set({ title, kind, description, agenda, label, chatham, place, online })
    .set({ ...toTimingColumns(meeting), revision, sequence, updatedAt, cancelledAt })
    .where('id', '=', meeting.id)
    .execute();
  await refreshMeeting(trx, meeting.id);
  const instants = {
    startsAt: toIso(epochOf(meeting.start, meeting.timeZone)),
    endsAt: toIso(epochOf(meeting.end, meeting.timeZone)),
  };
  return { ...meeting, ...instants, revision, sequence, updatedAt: updatedAt.toISOString() };
}

/** Stores exactly the exceptions that the meeting carries. */
export async function replaceExceptions(
  trx: Tx,
  { id, exceptions }: Pick<Meeting, 'id' | 'exceptions'>,
): Promise<void> {
  await trx.deleteFrom('meetingException').where('meetingId', '=', id).execute();
  if (exceptions.length === 0) return;
  await trx
    .insertInto('meetingException')
    .values(
      exceptions.map(({ original, start, end, sequence, changedAt }) => ({
        meetingId: id,
        original,
        localStart: start,
        localEnd: end,
        sequence,
        changedAt: new Date(changedAt),
      })),
    )
    .execute();
}
