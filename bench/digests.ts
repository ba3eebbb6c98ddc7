import { sql } from 'kysely';
import { readConfig } from '../server/config.ts';
import { createDb, type Db } from '../server/db/client.ts';
import { createMailer } from '../server/mail/mailer.ts';
import { mailSome } from '../server/notifications/mail-jobs.ts';
import { createTestDatabase } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import type { Row } from './table.ts';

const load = { people: 5_000, groups: 50, threads: 10, notices: 10 };
/** The plain loop makes fewer: its rate is the same. */
const peerPeople = 500;
const goal = 5_000;

/** Digests written in a minute, everybody with ten notifications in two groups; beside the plainest loop that writes as much. */
export async function run(): Promise<Row[]> {
  const postgres = await startTestPostgres();
  const database = await createTestDatabase(postgres.url);
  const { db, pool } = createDb({ url: database.url, max: 5 });
  try {
    await seed(db);
    const peer = await perMinute(db, peerPeople, () => writePlainly(db));
    await sql`truncate mail_message`.execute(db);
    const config = readConfig({ NODE_ENV: 'test', SECRET: 'a secret that only this measurement uses' });
    const services = { db, config, mail: createMailer(db, config, async () => undefined) };
    const value = await perMinute(db, load.people, async () => {
      while (await mailSome(services));
    });
    const what = `digests written, ${load.people} people with ${load.notices} notifications each`;
    const beside = { name: 'a loop of single queries', value: peer };
    return [{ what, value, unit: 'a minute', peer: beside, goal: `≥ ${goal} a minute`, met: value >= goal }];
  } finally {
    await db.destroy();
    if (!pool.ended) await pool.end();
    await database.drop();
    await postgres.stop();
  }
}

async function perMinute(db: Db, expected: number, write: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await write();
  const minutes = (performance.now() - begun) / 60_000;
  const { rows } = await sql<{ count: number }>`select count(*) as count from mail_message`.execute(db);
  if (rows[0]?.count !== expected) throw new Error(`${rows[0]?.count} mails were written, not ${expected}`);
  return expected / minutes;
}

/** Each person in two groups, told five days ago of ten messages in them. */
async function seed(db: Db): Promise<void> {
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
    with people as (select id, row_number() over (order by id) as n from member),
      groups as (select id, row_number() over (order by id) as n from working_group)
    insert into group_member (group_id, member_id, role)
    select g.id, p.id, 'member' from people p join groups g
      on g.n in (p.n % ${load.groups} + 1, (p.n + 7) % ${load.groups} + 1)`.execute(db);
  await sql`
    insert into thread (group_id, author_id, client_id, title, label, last_ordinal)
    select g.id, (select id from member limit 1), gen_random_uuid(), 'Wątek ' || n, 'TLP:AMBER', 1
    from working_group g, generate_series(1, ${load.threads}) n`.execute(db);
  await sql`
    insert into message (thread_id, ordinal, author_id, client_id, body)
    select id, 1, author_id, gen_random_uuid(), repeat('Opisujemy sytuację, nie osoby. ', 6) from thread`.execute(db);
  await sql`
    insert into notification (member_id, key, kind, thing_kind, thing_id, group_id, actor_id, direct, created_at,
      announced_at, mail_at)
    select gm.member_id, 'message:' || m.id, 'reply', 'message', m.id, gm.group_id, m.author_id, false,
      now() - interval '5 days', now(), now()
    from group_member gm
    join lateral (select id from thread t where t.group_id = gm.group_id limit ${load.notices / 2}) t on true
    join message m on m.thread_id = t.id`.execute(db);
  await sql`analyze`.execute(db);
}

type Told = { thingId: string; actorName: string };
type Message = { title: string; groupName: string; label: string; body: string };

/** One person after another, one question for each thing: what anybody would write first. */
async function writePlainly(db: Db): Promise<void> {
  const people = await sql<{ id: string; email: string }>`
    select id, email from member order by id limit ${peerPeople}`.execute(db);
  for (const { id, email } of people.rows) {
    const told = await sql<Told>`
      select n.thing_id, a.display_name as actor_name from notification n join member a on a.id = n.actor_id
      where n.member_id = ${id} and n.mail_at <= now()`.execute(db);
    const lines: string[] = [];
    for (const { thingId, actorName } of told.rows) {
      const { rows } = await sql<Message>`
        select t.title, w.name as group_name, t.label, m.body from message m
        join thread t on t.id = m.thread_id
        join working_group w on w.id = t.group_id
        join group_member gm on gm.group_id = t.group_id and gm.member_id = ${id}
        where m.id = ${thingId}`.execute(db);
      const [row] = rows;
      if (row) lines.push(`${row.title} (${row.groupName}, ${row.label})\n${actorName}: ${row.body}`);
    }
    await sql`
      insert into mail_message (recipient, subject, text) values (${email}, 'Konsylium', ${lines.join('\n\n')})`.execute(
      db,
    );
  }
}
