import { type Static, Type } from 'typebox';
import { MyDecision } from '../decisions/schema.ts';
import { Closed } from '../fields.ts';
import { Invitee, Occurrence } from '../meetings/schema.ts';
import { MyTask } from '../tasks/schema.ts';
import { NewInThread, ToConfirm } from '../threads/schema.ts';

/** The next meeting, with who comes. */
export const NextMeeting = Closed({ occurrence: Occurrence, people: Type.Array(Invitee) });
export type NextMeeting = Static<typeof NextMeeting>;

/** What a person should see first: what is next, what waits for them, what is new. */
export const Today = Closed({
  next: Type.Union([NextMeeting, Type.Null()], { description: 'The meeting under way or the next one' }),
  toAnswer: Type.Array(Occurrence, { description: 'Invitations without an answer, the soonest first' }),
  toConfirm: Type.Array(ToConfirm, { description: 'Messages whose authors wait for a word, the oldest first' }),
  toVote: Type.Array(MyDecision, { description: 'Open decisions without my vote, the soonest to close first' }),
  toReview: Type.Array(MyDecision, { description: 'Findings whose review is due' }),
  tasks: Type.Array(MyTask, { description: 'Mine: overdue, or due within a week' }),
  threads: Type.Array(NewInThread, { description: 'Threads with new messages, the latest first' }),
  days: Type.Array(Occurrence, { description: 'Meetings of the next fortnight' }),
});
export type Today = Static<typeof Today>;
