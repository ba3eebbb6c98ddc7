import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

export type Rebuild = {
  version: number;
  /** Null: every kind has been gone through. */
  kind: string | null;
  after: string | null;
  done: number;
  total: number;
  startedAt: Date;
  finishedAt: Date | null;
};

const columns = sql`version, kind, after, done, total, started_at, finished_at`;

export async function readRebuild(db: Db | Tx): Promise<Rebuild | undefined> {
  return (await sql<Rebuild>`select ${columns} from search_rebuild`.execute(db)).rows[0];
}

/** Whoever takes the next batch; others wait for it. */
export async function lockRebuild(trx: Tx): Promise<Rebuild | undefined> {
  return (await sql<Rebuild>`select ${columns} from search_rebuild for update`.execute(trx)).rows[0];
}

export async function startRebuild(db: Db, { version, total, kind }: Pick<Rebuild, 'version' | 'total' | 'kind'>) {
  await sql`
    insert into search_rebuild (version, kind, total) values (${version}, ${kind}, ${total})
    on conflict (one) do update set version = excluded.version, kind = excluded.kind, after = null, done = 0,
      total = excluded.total, started_at = now(), moved_at = now(), finished_at = null`.execute(db);
}

export async function moveRebuild(trx: Tx, to: Pick<Rebuild, 'kind' | 'after' | 'done'>): Promise<void> {
  await sql`
    update search_rebuild set kind = ${to.kind}, after = ${to.after}, done = done + ${to.done}, moved_at = now()`.execute(
    trx,
  );
}

export async function finishRebuild(trx: Tx): Promise<void> {
  await sql`update search_rebuild set finished_at = now(), moved_at = now()`.execute(trx);
}

/** Entries that neither the rebuild nor a writer has touched since it began: of things that are not there. */
export async function deleteStale(trx: Tx, startedAt: Date): Promise<void> {
  // Somebody may have written just before it began and become visible after it went by.
  await sql`delete from search_entry where indexed_at < ${startedAt}::timestamptz - interval '10 minutes'`.execute(trx);
}
