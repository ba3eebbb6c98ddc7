import { Temporal } from 'temporal-polyfill';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { createMember } from '../accounts/actions.ts';
import type { Actor, Services } from '../context.ts';
import type { Db } from '../db/client.ts';
import { seedDraft } from '../drafts/seed-actions.ts';
import { createGroup } from '../groups/actions.ts';
import { agreement } from './drafts/agreement.ts';
import { gamesBlog } from './drafts/games-blog.ts';
import { municipalities } from './drafts/municipalities.ts';
import { parentGuide } from './drafts/parent-guide.ts';
import { peerMentoring } from './drafts/peer-mentoring.ts';
import { schoolProcedure } from './drafts/school-procedure.ts';
import { type SampleGroup, sampleGroups } from './groups.ts';
import { sampleMeetings } from './meetings.ts';
import { samplePeople } from './people.ts';
import { seedDecisions } from './seed-decisions.ts';
import { seedMeeting } from './seed-meetings.ts';
import { seedNotices } from './seed-notices.ts';
import { seedStanding } from './seed-standing.ts';
import { seedTask } from './seed-tasks.ts';
import { seedThread } from './seed-threads.ts';
import { as, fixedId, type Seeding, when } from './seeding.ts';
import { sampleTasks } from './tasks.ts';
import { helpAndReview } from './threads/help-and-review.ts';
import { netAndPolice } from './threads/net-and-police.ts';
import { schoolsAndTowns } from './threads/schools-and-towns.ts';
import { sampleZone } from './times.ts';

const sampleThreads = [...schoolsAndTowns, ...netAndPolice, ...helpAndReview];
const sampleDrafts = [municipalities, schoolProcedure, parentGuide, agreement, peerMentoring, gamesBlog];

/**
 * Fills an empty hub with the sample team: people, groups, talk, meetings and texts, relative to today. Goes through the
 * same actions as people do, only reactions and answers are put in as they stand. Every part carries a fixed `clientId`: after
 * an interrupted start it goes on where it was.
 */
export async function seedSample(services: Services): Promise<boolean> {
  const { db } = services;
  if (await isSeeded(db, gamesBlog.title)) return false;
  const seeding: Seeding = {
    services,
    people: await seedPeople(services),
    groups: new Map(),
    now: Temporal.Now.zonedDateTimeISO(sampleZone),
  };
  await Promise.all(sampleGroups.map((group) => seedGroup(seeding, group)));
  // One after another: each connection that takes part has to learn the statements first.
  for (const thread of sampleThreads) await seedThread(seeding, thread);
  for (const meeting of sampleMeetings) await seedMeeting(seeding, meeting);
  for (const task of sampleTasks) await seedTask(seeding, task);
  await seedDecisions(seeding);
  await seedStanding(seeding);
  await seedNotices(seeding);
  for (const draft of sampleDrafts) await seedText(seeding, draft);
  return true;
}

async function seedPeople({ db }: Services): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>();
  for (const { key, name, coordinator, ...profile } of samplePeople) {
    const email = `${key}@demo.example`;
    const hubRole = coordinator ? 'coordinator' : 'member';
    const known = await db.selectFrom('member').select('id').where('email', '=', email).executeTakeFirst();
    const id = known?.id ?? (await createMember(db, { email, displayName: name, hubRole, ...profile }));
    people.set(key, {
      id,
      displayName: name,
      locale: 'pl',
      timeZone: sampleZone,
      hubRole,
      via: { kind: 'session', id },
      scope: 'write',
    });
  }
  return people;
}

async function seedGroup(seeding: Seeding, { key, name, mandate, members }: SampleGroup): Promise<void> {
  const ctx = as(seeding, 'kd');
  const { id } = await createGroup(ctx, { clientId: fixedId('group', key), name, mandate });
  seeding.groups.set(key, id);
  const rows = Object.entries(members).flatMap(([role, keys]) =>
    keys.map((member) => ({ groupId: id, memberId: as(seeding, member).actor.id, role: role as GroupRole })),
  );
  await ctx.db
    .insertInto('groupMember')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['groupId', 'memberId']).doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
    )
    .execute();
}

async function seedText(
  seeding: Seeding,
  { group, by, days, blocks, ...content }: (typeof sampleDrafts)[number],
): Promise<void> {
  const { db } = seeding.services;
  const groupId = seeding.groups.get(group);
  if (!groupId || (await isSeeded(db, content.title))) return;
  const createdAt = when(seeding, [days, '09:30']);
  const input = {
    ...content,
    clientId: textId(content.title),
    groupId,
    createdBy: as(seeding, by).actor.id,
    createdAt,
    editedAt: when(seeding, [1, '14:02']),
  };
  await db.transaction().execute((trx) => seedDraft(trx, input, blocks));
}

const textId = (title: string): string => fixedId('draft', title);

/** The texts come last: whoever has them has everything, whatever became of their titles since. */
async function isSeeded(db: Db, title: string): Promise<boolean> {
  const row = await db.selectFrom('draft').select('id').where('clientId', '=', textId(title)).executeTakeFirst();
  return row !== undefined;
}
