import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';
import { type Findable, forgetThing, indexWhole, type Source } from '../search/actions.ts';

type Row = {
  id: string;
  displayName: string;
  organisation: string;
  region: string;
  competences: string[];
  createdAt: Date;
  disabledAt: Date | null;
};

const columns = ['id', 'displayName', 'organisation', 'region', 'competences', 'createdAt', 'disabledAt'] as const;

function toFindable({ id, displayName, organisation, region, competences, createdAt }: Row): Findable {
  const body = [organisation, region, ...competences].filter(Boolean).join('\n');
  const nowhere = { groupId: null, threadId: null, label: null, authorId: null };
  return { ...nowhere, kind: 'member', id, title: displayName, body, createdAt, hasFile: false };
}

/** Brings the index to how a person introduces themselves; who is shut out is found no more. */
export async function refreshMember(trx: Db | Tx, id: string): Promise<void> {
  const row = await trx.selectFrom('member').select(columns).where('id', '=', id).executeTakeFirst();
  if (row && !row.disabledAt) await indexWhole(trx, [toFindable(row)]);
  else await forgetThing(trx, { kind: 'member', id });
}

export const memberSource: Source = {
  name: 'member',
  async count(db) {
    const { rows } = await sql<{ count: number }>`select count(*) from member`.execute(db);
    return rows[0]?.count ?? 0;
  },
  async read(trx, after, limit) {
    const query = trx
      .selectFrom('member')
      .select(columns)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .forShare();
    const rows = await query.execute();
    return { things: rows.filter((row) => !row.disabledAt).map(toFindable), last: rows.at(-1)?.id ?? null };
  },
};
