import type { NextMeeting, Today } from '../../shared/today/schema.ts';
import type { Ctx } from '../context.ts';
import {
  listAwaitingAnswer,
  listOccurrences,
  listUpcomingMeetings,
  readMeetingPage,
} from '../meetings/list-actions.ts';
import { listToConfirm } from '../threads/confirmation-actions.ts';
import { listNewInThreads } from '../threads/reading-actions.ts';

const dayMs = 86_400_000;
const daysAhead = 14;
const shown = { toAnswer: 20, threads: 20, days: 12 };

/** What the actor should see first: the next meeting, what waits for them, what is new, the days ahead. */
export async function readToday(ctx: Ctx): Promise<Today> {
  const { db, actor } = ctx;
  const now = Date.now();
  const [next, toAnswer, toConfirm, threads, coming] = await Promise.all([
    readNext(ctx),
    listAwaitingAnswer(db, actor, { limit: shown.toAnswer }),
    listToConfirm(db, actor),
    listNewInThreads(db, actor, shown.threads),
    listOccurrences(db, actor, { from: now, to: now + daysAhead * dayMs }),
  ]);
  const days = coming.filter(({ cancelled, myAnswer }) => !cancelled && myAnswer !== 'no').slice(0, shown.days);
  return { next, toAnswer, toConfirm, threads, days };
}

async function readNext({ db, actor }: Ctx): Promise<NextMeeting | null> {
  const [occurrence] = await listUpcomingMeetings(db, actor, { limit: 1 });
  if (!occurrence) return null;
  const { people } = await readMeetingPage(db, actor, occurrence.meetingId);
  return { occurrence, people };
}
