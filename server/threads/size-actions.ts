import { sql } from 'kysely';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Ctx } from '../context.ts';
import { toCellCount } from '../markdown/tables.ts';
import { accessThread } from './access.ts';

export type MessageSize = { ordinal: number; chars: number; lines: number; cells: number };

/** How long each message of a thread is, in its order; those that stand aside from it are not counted. */
export async function listMessageSizes({ db, actor }: Ctx, threadId: string): Promise<MessageSize[]> {
  await accessThread(db, actor, threadId, 'read');
  const { rows } = await sql<Omit<MessageSize, 'cells'> & { table: string | null }>`
    select ordinal, length(body) as chars, length(body) - length(replace(body, E'\n', '')) as lines,
      case when body like '%|%' and body like '%-%' then body end as table
    from message where thread_id = ${threadId} and ordinal > 0 order by ordinal`.execute(db);
  return rows.map(({ table, ...size }) => ({ ...size, cells: table ? toCellCount(table) : 0 }));
}

/** The ids of the messages of a thread that carry a stricter label than this one; asides are none of them. */
export async function listStricterIds({ db, actor }: Ctx, threadId: string, label: TlpLabel): Promise<string[]> {
  await accessThread(db, actor, threadId, 'read');
  const stricter = tlpLabels.filter((each) => isStricter(each, label));
  if (stricter.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .select('id')
    .where('threadId', '=', threadId)
    .where('ordinal', '>', 0)
    .where('deletedAt', 'is', null)
    .where('label', 'in', stricter)
    .execute();
  return rows.map(({ id }) => id);
}
