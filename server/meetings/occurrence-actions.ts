import { AppError } from '../../shared/errors.ts';
import type { Meeting, MeetingException, OccurrenceChange } from '../../shared/meetings/schema.ts';
import type { Ctx } from '../context.ts';
import { lockMeeting } from './access.ts';
import { announceMeeting } from './announce.ts';
import { isOriginal } from './occurrences.ts';
import { replaceExceptions, saveMeeting } from './saving.ts';
import { tellOfMeeting } from './tell-actions.ts';
import { checkTiming } from './timing.ts';

/** Moves one occurrence of a series, or cancels it when no new time is given. */
export async function changeOccurrence(
  ctx: Ctx,
  id: string,
  original: string,
  change: OccurrenceChange,
): Promise<Meeting> {
  const { start = null, end = null } = change;
  if ((start === null) !== (end === null)) throw new AppError('invalid_input', { detail: 'start, end' });
  const kind = start ? 'meeting_date_changed' : 'meeting_date_cancelled';
  return saveExceptions(ctx, { id, original, kind }, (meeting, others) => {
    if (start && end) checkTiming({ start, end, timeZone: meeting.timeZone, recurrence: null, exceptions: [] });
    const changed = { original, start, end, sequence: meeting.sequence + 1, changedAt: new Date().toISOString() };
    return [...others, changed];
  });
}

/** Gives an occurrence back the time that the series has for it. */
export async function restoreOccurrence(ctx: Ctx, id: string, original: string): Promise<Meeting> {
  return saveExceptions(ctx, { id, original, kind: 'meeting_date_changed' }, (_, others) => others);
}

type DateChange = { id: string; original: string; kind: 'meeting_date_changed' | 'meeting_date_cancelled' };
type Settle = (meeting: Meeting, others: MeetingException[]) => MeetingException[];

/** The series' SEQUENCE rises with each exception, so that an EXDATE made of it later finds it raised. */
async function saveExceptions(
  { db, actor }: Ctx,
  { id, original, kind }: DateChange,
  settle: Settle,
): Promise<Meeting> {
  return db.transaction().execute(async (trx) => {
    const { meeting } = await lockMeeting(trx, actor, id);
    if (meeting.cancelledAt) throw new AppError('meeting_cancelled');
    if (!meeting.recurrence || !isOriginal(meeting, original)) throw new AppError('not_found');
    const others = meeting.exceptions.filter((exception) => exception.original !== original);
    const exceptions = settle(meeting, others).toSorted((a, b) => a.original.localeCompare(b.original));
    await replaceExceptions(trx, { id, exceptions });
    const saved = await saveMeeting(trx, { ...meeting, exceptions }, { sequence: 1 });
    await announceMeeting(trx, { meeting: saved, type: 'meeting.changed' }, actor.id);
    await tellOfMeeting(trx, saved, { kind, actorId: actor.id, part: original });
    return saved;
  });
}
