import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Tx } from '../db/client.ts';
import { type Findable, indexThings, type Source } from '../search/actions.ts';

type Row = {
  id: string;
  groupId: string | null;
  title: string;
  description: string;
  agenda: string;
  place: string;
  label: string;
  organiserId: string;
  firstStartsAt: Date;
};

const columns = [
  'id',
  'groupId',
  'title',
  'description',
  'agenda',
  'place',
  'label',
  'organiserId',
  'firstStartsAt',
] as const;

/** A meeting stands in time where it takes place. */
function toFindable({ id, groupId, title, description, agenda, place, label, ...row }: Row): Findable {
  const body = [description, agenda, place].filter(Boolean).join('\n·\n');
  const where = { groupId, threadId: null, meetingId: id, label: label as TlpLabel };
  return {
    ...where,
    kind: 'meeting',
    id,
    title,
    body,
    authorId: row.organiserId,
    createdAt: row.firstStartsAt,
    hasFile: false,
  };
}

/** Brings the index to how a meeting stands. */
export async function refreshMeeting(trx: Tx, id: string): Promise<void> {
  const rows = await trx.selectFrom('meeting').select(columns).where('id', '=', id).execute();
  await indexThings(trx, rows.map(toFindable));
}

export const meetingSource: Source = {
  name: 'meeting',
  async count(db) {
    const { rows } = await sql<{ count: number }>`select count(*) from meeting`.execute(db);
    return rows[0]?.count ?? 0;
  },
  async read(trx, after, limit) {
    const query = trx
      .selectFrom('meeting')
      .select(columns)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .forShare();
    const rows = await query.execute();
    return { things: rows.map(toFindable), last: rows.at(-1)?.id ?? null };
  },
};
