import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Db, Tx } from '../db/client.ts';
import { addJob, type Job } from '../jobs/jobs.ts';
import { type Findable, forgetThing, indexThings, type Source } from '../search/actions.ts';
import { type ContentNode, toContent } from './content.ts';
import { load } from './replica.ts';
import { readState } from './update-queries.ts';

type Row = {
  id: string;
  groupId: string;
  title: string;
  label: string;
  createdBy: string;
  editedAt: Date;
  deletedAt: Date | null;
};

const columns = ['id', 'groupId', 'title', 'label', 'createdBy', 'editedAt', 'deletedAt'] as const;

async function toFindable(trx: Tx, { id, groupId, title, label, createdBy, editedAt }: Row): Promise<Findable> {
  const where = { groupId, threadId: null, label: label as TlpLabel };
  const body = await readText(trx, id);
  return { ...where, kind: 'draft', id, title, body, authorId: createdBy, createdAt: editedAt, hasFile: false };
}

/** The text as it is stored now, a line for each paragraph. */
async function readText(trx: Tx, id: string): Promise<string> {
  const state = await readState(trx, id);
  if (!state) return '';
  const doc = load(state.updates);
  const lines = linesOf(toContent(doc));
  doc.destroy();
  return lines.join('\n');
}

function linesOf({ content = [] }: ContentNode): string[] {
  if (content.some(({ type }) => type === 'text')) return [content.map(({ text }) => text ?? ' ').join('')];
  return content.flatMap(linesOf);
}

/** Brings the index to how a draft stands; a deleted one is found no more. */
export async function refreshDraft(trx: Tx, id: string): Promise<void> {
  await takeTurn(trx, id);
  const row = await trx.selectFrom('draft').select(columns).where('id', '=', id).executeTakeFirst();
  if (row && !row.deletedAt) await indexThings(trx, [await toFindable(trx, row)]);
  else await forgetThing(trx, { kind: 'draft', id });
}

/** Whoever deletes a draft comes after who is just indexing it, without stopping those who write in it. */
async function takeTurn(trx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`find-draft:${id}`}, 0))`.execute(trx);
}

/** How long the text of an open draft may be ahead of the index. */
const aheadMs = 10_000;

/** Asks for a refresh at the end of the stretch of time that this edit falls into, once a stretch. */
export function createRefresher(db: Db, draftId: string) {
  let asked = 0;
  return async (): Promise<void> => {
    const stretch = Math.floor(Date.now() / aheadMs) + 1;
    if (asked === stretch) return;
    asked = stretch;
    const options = { runAt: new Date(stretch * aheadMs), key: `${refreshDraftJob.name}:${draftId}:${stretch}` };
    try {
      await db.transaction().execute((trx) => addJob(trx, refreshDraftJob.name, { draftId }, options));
    } catch (error) {
      asked = 0;
      throw error;
    }
  };
}

export const refreshDraftJob: Job = {
  name: 'find-draft',
  run: async ({ db }, payload) => {
    const draftId = String((payload as { draftId: unknown }).draftId);
    await db.transaction().execute((trx) => refreshDraft(trx, draftId));
  },
};

export const draftSource: Source = {
  name: 'draft',
  async count(db) {
    const { rows } = await sql<{ count: number }>`select count(*) from draft`.execute(db);
    return rows[0]?.count ?? 0;
  },
  async read(trx, after, limit) {
    const query = trx.selectFrom('draft').select('id').where('id', '>', after).orderBy('id').limit(limit);
    const rows = await query.execute();
    const things: Findable[] = [];
    for (const { id } of rows) {
      await takeTurn(trx, id);
      const row = await trx.selectFrom('draft').select(columns).where('id', '=', id).executeTakeFirst();
      if (row && !row.deletedAt) things.push(await toFindable(trx, row));
    }
    return { things, last: rows.at(-1)?.id ?? null };
  },
};
