import type { NextMeeting, Today } from '../../shared/today/schema.ts';
import type { Ctx } from '../context.ts';
import { listAwaitingDecisions } from '../decisions/reading-actions.ts';
import {
  listAwaitingAnswer,
  listOccurrences,
  listUpcomingMeetings,
  readMeetingPage,
} from '../meetings/list-actions.ts';
import { listMyTasks } from '../tasks/actions.ts';
import { listToConfirm } from '../threads/confirmation-actions.ts';
import { listNewInThreads } from '../threads/reading-actions.ts';

const dayMs = 86_400_000;
const daysAhead = 14;
const taskDays = 7;
const shown = { toAnswer: 20, decisions: 20, tasks: 100, threads: 20, days: 12 };

/** What the actor should see first: the next meeting, what waits for them, what is new, the days ahead. */
export async function readToday(ctx: Ctx): Promise<Today> {
  const { db, actor } = ctx;
  const now = Date.now();
  const [next, toAnswer, toConfirm, decisions, mine, threads, coming] = await Promise.all([
    readNext(ctx),
    listAwaitingAnswer(db, actor, { limit: shown.toAnswer }),
    listToConfirm(db, actor),
    listAwaitingDecisions(ctx, shown.decisions),
    listMyTasks(db, actor, shown.tasks),
    listNewInThreads(db, actor, shown.threads),
    listOccurrences(db, actor, { from: now, to: now + daysAhead * dayMs }),
  ]);
  const days = coming.filter(({ cancelled, myAnswer }) => !cancelled && myAnswer !== 'no').slice(0, shown.days);
  const lastDay = new Date(now + taskDays * dayMs).toISOString().slice(0, 10);
  const tasks = mine.filter(({ dueOn }) => dueOn !== null && dueOn <= lastDay);
  return { next, toAnswer, toConfirm, ...decisions, tasks, threads, days };
}

async function readNext({ db, actor }: Ctx): Promise<NextMeeting | null> {
  const [occurrence] = await listUpcomingMeetings(db, actor, { limit: 1 });
  if (!occurrence) return null;
  const { people } = await readMeetingPage(db, actor, occurrence.meetingId);
  return { occurrence, people };
}
