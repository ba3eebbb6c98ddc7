import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import type { Job } from '../jobs/jobs.ts';
import { notify } from '../notifications/actions.ts';

const morning = 8;
/** Later than this after its day, nobody is told of a task for the first time. */
const staleDays = 14;

type Due = { id: string; groupId: string; dueOn: string; overdue: boolean; owners: string[]; leaders: string[] };

/**
 * Tasks to tell of, from eight in the morning where the group lives: to owners (the author where there is none) on the day
 * before and on the day; once it is over to owners and to those who coordinate the group.
 */
async function listDue(db: Db | Tx): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select t.id, t.group_id, t.due_on, t.due_on < clock.today as overdue,
      coalesce(nullif(array(
        select o.member_id from task_owner o join group_member g on g.group_id = t.group_id and g.member_id = o.member_id
        where o.task_id = t.id), '{}'), array[t.author_id]) as owners,
      array(select g.member_id from group_member g where g.group_id = t.group_id and g.role in ('chair', 'coordinator'))
        as leaders
    from task t join working_group w on w.id = t.group_id
    cross join lateral (select (now() at time zone w.time_zone)::date as today, now() at time zone w.time_zone as time) clock
    where t.closed_at is null and t.due_on between clock.today - ${staleDays}::int and clock.today + 1
      and extract(hour from clock.time) >= ${morning}`.execute(db);
  return rows;
}

/** Tells of what is due. Each key tells a person once, so that running it twice changes nothing. */
export async function remindOfTasks(db: Db): Promise<void> {
  const due = await listDue(db);
  await db.transaction().execute(async (trx) => {
    for (const { id, groupId, dueOn, overdue, owners, leaders } of due) {
      const about = { groupId, actorId: null, thing: { kind: 'task' as const, id } };
      if (overdue)
        await notify(trx, {
          ...{ ...about, kind: 'task_overdue', key: `task:${id}:overdue:${dueOn}` },
          recipients: [...owners, ...leaders],
        });
      else await notify(trx, { ...about, kind: 'task_due', key: `task:${id}:due:${dueOn}`, recipients: owners });
    }
  });
}

export const taskJobs: Job[] = [{ name: 'remind_of_tasks', cron: '*/15 * * * *', run: ({ db }) => remindOfTasks(db) }];
