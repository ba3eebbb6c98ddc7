import { sql } from 'kysely';
import { findingNumber } from '../../shared/decisions/number.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import type { Findable, Source } from '../search/actions.ts';
import { loadDecision } from './decision-queries.ts';

/** Stands between texts of different people, also where a snippet runs over from one to the next. */
const partsMark = '\n·\n';

/** A decision as search knows it: its wording, and the statement and dissents once there are any. */
export function toFindable(decision: Decision): Findable {
  const { id, groupId, label, title, body, options, author, createdAt, outcome } = decision;
  const texts = [body, ...options.map(({ text }) => text), outcome?.statements[0]?.text ?? ''];
  const words = [...texts, ...(outcome?.dissents ?? []).map(({ text }) => text)].filter(Boolean).join(partsMark);
  const number = outcome ? ` ${findingNumber({ ...outcome, label })}` : '';
  return {
    ...{ kind: 'decision', id, groupId, threadId: null, label },
    ...{ title: `${title}${number}`, body: words, authorId: author.id, createdAt, hasFile: false },
  };
}

/** Where a rebuild of the search index reads decisions. */
export const decisionSource: Source = {
  name: 'decision',
  async count(db) {
    const { rows } = await sql<{ count: number }>`
      select count(*) from decision where state <> 'withdrawn'`.execute(db);
    return rows[0]?.count ?? 0;
  },
  async read(trx, after, limit) {
    const { rows } = await sql<{ id: string }>`
      select id from decision where state <> 'withdrawn' and id > ${after} order by id limit ${limit} for share`.execute(
      trx,
    );
    const things: Findable[] = [];
    for (const { id } of rows) things.push(toFindable(await loadDecision(trx, id)));
    return { things, last: rows.at(-1)?.id ?? null };
  },
};
