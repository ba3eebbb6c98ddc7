import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import { tellLeft } from '../threads/tell-actions.ts';
import type { Seeding } from './seeding.ts';

const patienceMs = 15_000;
const announcing = 'announce_notifications';

/**
 * Makes the notifications of all that was seeded look as if they had come when it happened: old ones are read, and of the mail
 * only the first person's, so that the page of captured mail shows one of each kind and not hundreds.
 */
export async function seedNotices({ services, people }: Seeding): Promise<void> {
  const { db } = services;
  await tellLeft(services, new Date());
  await awaitAnnounced(db);
  const ids = [...people.values()].map(({ id }) => id);
  const [first] = ids;
  if (!first) return;
  await sql`
    update notification n set created_at = happened.at, announced_at = coalesce(announced_at, now()), mail_at = null,
      read_at = coalesce(read_at, case when happened.at < now() - interval '5 days' then happened.at end)
    from (
      select o.id, least(now() - interval '20 minutes', coalesce(m.created_at, unread.at, t.active_at, d.opens_at, now()
        - make_interval(mins => 60 + abs(hashtext(o.thing_id::text)) % 4000))) as at
      from notification o
      left join message m on o.thing_kind = 'message' and m.id = o.thing_id
      left join decision d on o.thing_kind = 'decision' and d.id = o.thing_id
      left join thread t on o.thing_kind = 'thread' and t.id = o.thing_id
      left join lateral (
        select min(later.created_at) as at from message later
        where later.thread_id = t.id and later.ordinal > coalesce((
          select ordinal from read_marker r where r.thread_id = t.id and r.member_id = o.member_id), 0)) unread on true
    ) happened
    where happened.id = n.id and n.member_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    update notification n set mail_at = now() from (
      select id, row_number() over (partition by direct order by created_at desc) as place
      from notification where member_id = ${first} and read_at is null
    ) newest
    where newest.id = n.id and (not n.direct or place <= 2)`.execute(db);
}

/** A job tells the pages what is new: it must not do so after that was made old. */
async function awaitAnnounced(db: Db): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const { rows } = await sql`
      select from graphile_worker.jobs
      where task_identifier = ${announcing} and attempts < max_attempts limit 1`.execute(db);
    if (rows.length === 0) return;
    await pause(100);
  }
}
