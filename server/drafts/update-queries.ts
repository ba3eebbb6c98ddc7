import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

export type LoggedUpdate = { seq: number; data: Uint8Array };
export type StoredState = { seq: number; schemaVersion: number; snapshotSeq: number; updates: Uint8Array[] };

/** The durable state of a draft as of one instant: snapshot and the updates after it. Undefined when deleted or unknown. */
export async function readState(db: Db | Tx, draftId: string): Promise<StoredState | undefined> {
  const { rows } = await sql<StateRow>`
    select d.head_seq as seq, d.schema_version, coalesce(s.seq, 0) as snapshot_seq, s.data as snapshot, (
      select string_agg(int4send(length(u.data)) || u.data, '' order by u.seq) from draft_update u
      where u.draft_id = d.id and u.seq > coalesce(s.seq, 0) and u.seq <= d.head_seq
    ) as tail
    from draft d left join draft_snapshot s on s.draft_id = d.id
    where d.id = ${draftId} and d.deleted_at is null`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { snapshot, tail, ...state } = row;
  return { ...state, updates: [...(snapshot ? [snapshot] : []), ...(tail ? split(tail) : [])] };
}

type StateRow = Omit<StoredState, 'updates'> & { snapshot: Buffer | null; tail: Buffer | null };

/** Takes apart what the database strung together: each update behind its length. */
function split(strung: Buffer): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < strung.length; ) {
    const length = strung.readInt32BE(at);
    parts.push(strung.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

/** Updates after `since`, in order. */
export async function updatesSince(db: Db, draftId: string, since: number, limit: number): Promise<LoggedUpdate[]> {
  return db
    .selectFrom('draftUpdate')
    .select(['seq', 'data'])
    .where('draftId', '=', draftId)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** The heads of drafts; deleted ones are absent. */
export async function draftHeads(db: Db, draftIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'headSeq'])
    .where('id', 'in', draftIds)
    .where('deletedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.headSeq]));
}

/** Keeps a snapshot unless a newer one is there. The updates it replaces for loading stay in the log. */
export async function storeSnapshot(trx: Tx, draftId: string, seq: number, data: Uint8Array): Promise<void> {
  await trx
    .insertInto('draftSnapshot')
    .values({ draftId, seq, data: Buffer.from(data) })
    .onConflict((conflict) =>
      conflict
        .column('draftId')
        .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), data: eb.ref('excluded.data'), createdAt: sql`now()` }))
        .whereRef('draftSnapshot.seq', '<', 'excluded.seq'),
    )
    .execute();
}
