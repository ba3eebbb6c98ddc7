import { sql } from 'kysely';
import type { Task } from '../../shared/tasks/schema.ts';
import type { Findable, Source } from '../search/actions.ts';
import { loadTask } from './queries.ts';

export function toFindable({ id, groupId, label, title, note, author, createdAt }: Task): Findable {
  const where = { groupId, threadId: null, label };
  return { ...where, kind: 'task', id, title, body: note, authorId: author.id, createdAt, hasFile: false };
}

/** Where a rebuild of the search index reads tasks. */
export const taskSource: Source = {
  name: 'task',
  async count(db) {
    const { count } = await db
      .selectFrom('task')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  },
  async read(trx, after, limit) {
    const { rows } = await sql<{ id: string }>`
      select id from task where id > ${after} order by id limit ${limit} for update`.execute(trx);
    const things: Findable[] = [];
    for (const { id } of rows) things.push(toFindable(await loadTask(trx, id)));
    return { things, last: rows.at(-1)?.id ?? null };
  },
};
