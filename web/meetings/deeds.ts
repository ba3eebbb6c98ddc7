import type { Meeting, Occurrence } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { cancelMeeting, changeDate, restoreDate, restoreMeeting } from './api.ts';
import { whenText } from './words.ts';

type Done = () => void;

/** Cancels a meeting or a whole series, and offers to take it back. */
export function cancelWithUndo({ id, title }: Meeting, done: Done): Promise<void> {
  return attempt(async () => {
    await cancelMeeting(id);
    showToast(t('meetings.wasCancelled', { title }), { undo: () => void restore(id, done) });
  }, done);
}

export function restore(id: string, done: Done): Promise<void> {
  return attempt(() => restoreMeeting(id), done);
}

/** Cancels one date of a series, and offers to take it back. */
export function cancelDateWithUndo(occurrence: Occurrence, done: Done): Promise<void> {
  const { meetingId, original, moved, start, end } = occurrence;
  const back = () => (moved ? changeDate(meetingId, original, { start, end }) : restoreDate(meetingId, original));
  return attempt(async () => {
    await changeDate(meetingId, original, {});
    showToast(t('meetings.dateCancelled', { date: whenText(occurrence) }), { undo: () => void attempt(back, done) });
  }, done);
}

export function restoreOne({ meetingId, original }: Occurrence, done: Done): Promise<void> {
  return attempt(() => restoreDate(meetingId, original), done);
}

async function attempt(act: () => Promise<unknown>, done: Done): Promise<void> {
  try {
    await act();
  } catch (error) {
    showFailure(error);
  }
  done();
}
