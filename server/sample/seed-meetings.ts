import type { Temporal } from 'temporal-polyfill';
import { createMeeting } from '../meetings/actions.ts';
import type { SampleMeeting } from './meetings.ts';
import { as, fixedId, type Seeding } from './seeding.ts';
import { dayAt, sampleZone, soon, toLocal } from './times.ts';

/** A meeting or a series with some answers. */
export async function seedMeeting(seeding: Seeding, sample: SampleMeeting): Promise<void> {
  const { group, members, by, day, time, minutes, answers, online = true, ...content } = sample;
  const ctx = as(seeding, by);
  const start = day === 'soon' ? soon(seeding.now) : dayAt(day, time, seeding.now);
  const everybody = members === 'all' ? [...seeding.people.keys()] : (members ?? []);
  const first = sample.recurrence ? firstOf(sample.recurrence, start) : start;
  const meeting = await createMeeting(ctx, {
    ...content,
    clientId: fixedId('meeting', sample.title),
    groupId: (group && seeding.groups.get(group)) || null,
    memberIds: everybody.map((key) => as(seeding, key).actor.id),
    online,
    start: toLocal(first),
    end: toLocal(first.add({ minutes })),
    timeZone: sampleZone,
  });
  const answered = Object.entries(answers).flatMap(([answer, keys]) =>
    keys.map((key) => ({ meetingId: meeting.id, memberId: as(seeding, key).actor.id, answer, answeredAt: new Date() })),
  );
  if (answered.length > 0)
    await ctx.db
      .insertInto('meetingAnswer')
      .values(answered)
      .onConflict((conflict) =>
        conflict.columns(['meetingId', 'memberId']).doUpdateSet((eb) => ({
          answer: eb.ref('excluded.answer'),
          answeredAt: eb.ref('excluded.answeredAt'),
        })),
      )
      .execute();
}

const weekdayNumbers = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };

/** The first day on or after `start` that the series itself would name. */
function firstOf(
  recurrence: NonNullable<SampleMeeting['recurrence']>,
  start: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  const weekday = recurrence.frequency === 'weekly' ? recurrence.weekdays[0] : recurrence.weekday;
  let day = start;
  const isLast = () => day.add({ weeks: 1 }).month !== day.month;
  while (day.dayOfWeek !== weekdayNumbers[weekday ?? 'MO'] || (recurrence.frequency === 'monthly' && !isLast())) {
    day = day.add({ days: 1 });
  }
  return day;
}
