import { sql } from 'kysely';
import type { Actor, Ctx } from '../server/context.ts';
import { createDb, type Db } from '../server/db/client.ts';
import { readUnread } from '../server/notifications/inbox-actions.ts';
import { createTestDatabase } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import { listNewInThreads } from '../server/threads/reading-actions.ts';
import { below, quantile, type Row } from './table.ts';

const load = { groups: 10, people: 40, threads: 200, messages: 50 };
const rounds = 200;
const warmUp = 20;
const ceiling = 20;

/** How much is new to one person in 200 threads, and how many of their notifications; beside a count for each thread. */
export async function run(): Promise<Row[]> {
  const postgres = await startTestPostgres();
  const database = await createTestDatabase(postgres.url);
  const { db } = createDb({ url: database.url, max: 5 });
  try {
    const actor = await seed(db);
    const ctx = { db, actor } as Ctx;
    const expected = load.threads;
    const threads = await measure(async () => (await listNewInThreads(db, actor, load.threads)).length, expected);
    const notices = await measure(async () => (await readUnread(ctx)).items.length, expected);
    const peer = { name: 'a count for each thread', value: await measure(() => countEach(db, actor.id), expected) };
    const about = `for a person in ${load.threads} threads, p95`;
    return [
      { ...below({ what: `unread counts ${about}`, value: threads, unit: 'ms' }, ceiling), peer },
      { ...below({ what: `unread notifications ${about}`, value: notices, unit: 'ms' }, ceiling), peer },
    ];
  } finally {
    await db.destroy();
    await database.drop();
    await postgres.stop();
  }
}

async function measure(ask: () => Promise<number>, expected: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const begun = performance.now();
    const found = await ask();
    if (round >= warmUp) times.push(performance.now() - begun);
    if (found !== expected) throw new Error(`${found} were found, not ${expected}`);
  }
  return quantile(times, 0.95);
}

async function countEach(db: Db, memberId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select t.id from thread t join group_member gm on gm.group_id = t.group_id and gm.member_id = ${memberId}`.execute(
    db,
  );
  let withNew = 0;
  for (const { id } of rows) {
    const counted = await sql<{ count: number }>`
      select count(*) as count from message m where m.thread_id = ${id} and m.ordinal > coalesce(
        (select ordinal from read_marker r where r.thread_id = m.thread_id and r.member_id = ${memberId}), 0)`.execute(
      db,
    );
    if ((counted.rows[0]?.count ?? 0) > 0) withNew += 1;
  }
  return withNew;
}

/** Everybody in every group; each thread read to its middle, and one notification of each. */
async function seed(db: Db): Promise<Actor> {
  await sql`
    insert into member (email, display_name, initials, sector)
    select 'p' || n || '@example.org', 'Ekspertka ' || n, 'E', 'education' from generate_series(1, ${load.people}) n`.execute(
    db,
  );
  await sql`
    insert into working_group (name, mandate, created_by, client_id)
    select 'Grupa ' || n, '', (select id from member limit 1), gen_random_uuid() from generate_series(1, ${load.groups}) n`.execute(
    db,
  );
  await sql`
    insert into group_member (group_id, member_id, role) select g.id, m.id, 'member' from working_group g, member m`.execute(
    db,
  );
  await sql`
    insert into thread (group_id, author_id, client_id, title, label, last_ordinal)
    select g.id, (select id from member limit 1), gen_random_uuid(), 'Wątek ' || n, 'TLP:AMBER', ${load.messages}
    from working_group g, generate_series(1, ${load.threads / load.groups}) n`.execute(db);
  await sql`
    insert into message (thread_id, ordinal, author_id, client_id, body)
    select t.id, n, t.author_id, gen_random_uuid(), repeat('Opisujemy sytuację, nie osoby. ', 6)
    from thread t, generate_series(1, ${load.messages}) n`.execute(db);
  await sql`
    insert into read_marker (thread_id, member_id, ordinal)
    select t.id, gm.member_id, ${load.messages / 2} from thread t join group_member gm on gm.group_id = t.group_id`.execute(
    db,
  );
  await sql`
    insert into notification (member_id, key, kind, thing_kind, thing_id, group_id, actor_id, direct, announced_at)
    select gm.member_id, 'post:' || t.id || ':1', 'post', 'thread', t.id, t.group_id, t.author_id, false, now()
    from thread t join group_member gm on gm.group_id = t.group_id`.execute(db);
  await sql`analyze`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from member order by email desc limit 1`.execute(db);
  const id = rows[0]?.id ?? '';
  return {
    ...{ id, displayName: '', locale: 'pl', timeZone: 'Europe/Warsaw', hubRole: 'member', scope: 'write' },
    via: { kind: 'session', id },
  };
}
