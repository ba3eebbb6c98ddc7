import pg from 'pg';
import { draftSchemaVersion } from '../../shared/drafts/sync.ts';

/** An update on its way into the log. */
export type Entry = { draftId: string; messageId: string; actorId: string; update: Uint8Array };
/** Where it is durable; `fresh` is false when it had been there already. Null: the draft takes no updates. */
export type Appended = { seq: number; fresh: boolean } | null;

/**
 * What happens at nearly every keystroke: new updates of one draft. Adds all or nothing; nothing when the draft takes none, or
 * when one of them is known. PostgreSQL plans it once a connection; the subquery names both columns of the index for each id.
 */
const appendToOne = `
  with moved as (
    update draft set head_seq = head_seq + cardinality($2::uuid[]), edited_at = now(), schema_version = $5
    where id = $1 and deleted_at is null and schema_version <= $5 and not exists (
      select from unnest($2::uuid[]) as k (message_id) cross join lateral (
        select from draft_update u where u.draft_id = $1 and u.message_id = k.message_id limit 1) known)
    returning head_seq - cardinality($2::uuid[]) as before
  )
  insert into draft_update (draft_id, seq, message_id, actor, schema_version, data)
  select $1, m.before + i.place, i.message_id, i.actor, $5, i.data
  from moved m, unnest($2::uuid[], $3::uuid[], $4::bytea[]) with ordinality as i (message_id, actor, data, place)
  returning seq`;

/** Everything else: several drafts, updates sent again, drafts that take none. */
const appendToMany = `
  select place, seq, fresh
  from append_draft_updates($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::integer)`;

const uniqueViolation = '23505';

/** Commits that may be under way at a time, each for other drafts. */
export const connections = 2;
/** Connections stay: making one costs many times what an append does. */
const patience = { idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 };

type Options = {
  connectionString: string | undefined;
  /** Told how far the log of a draft goes, once that is durable. */
  onAppended: (draftId: string, seq: number) => void;
};

/** Appends by connections of its own, so that an edit never waits behind other requests. */
export function createAppender({ connectionString, onAppended }: Options) {
  const pool = new pg.Pool({ connectionString, max: connections, keepAlive: true, ...patience });
  // A dropped connection is the next append's error, or nobody's.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));

  return {
    /** Makes a batch durable in one commit; answers in its order. */
    async commit(batch: Entry[]): Promise<Appended[]> {
      const answers = (await appendNew(pool, batch)) ?? (await appendAny(pool, batch));
      for (const [place, { draftId }] of batch.entries()) {
        const appended = answers[place];
        if (appended?.fresh) onAppended(draftId, appended.seq);
      }
      return answers;
    },
    end: (): Promise<void> => pool.end(),
  };
}

const columnsOf = (batch: Entry[]) => [
  batch.map((entry) => entry.messageId),
  batch.map((entry) => entry.actorId),
  batch.map((entry) => entry.update),
];

/** Undefined when it is not as simple as that; nothing was appended then. */
async function appendNew(pool: pg.Pool, batch: Entry[]): Promise<Appended[] | undefined> {
  const draftId = batch[0]?.draftId;
  if (batch.some((entry) => entry.draftId !== draftId)) return undefined;
  const values = [draftId, ...columnsOf(batch), draftSchemaVersion];
  const query = { name: 'append-to-one', text: appendToOne, values };
  const { rows } = await pool.query<{ seq: number }>(query).catch((error: unknown) => {
    // Sent twice at the same moment, perhaps to two processes.
    if (error instanceof pg.DatabaseError && error.code === uniqueViolation) return { rows: [] };
    throw error;
  });
  if (rows.length === 0) return undefined;
  const first = Math.min(...rows.map((row) => row.seq));
  return batch.map((_, place) => ({ seq: first + place, fresh: true }));
}

async function appendAny(pool: pg.Pool, batch: Entry[]): Promise<Appended[]> {
  const values = [batch.map((entry) => entry.draftId), ...columnsOf(batch), draftSchemaVersion];
  const query = { name: 'append-to-many', text: appendToMany, values };
  const { rows } = await pool.query<{ place: number; seq: number; fresh: boolean }>(query);
  const answers: Appended[] = batch.map(() => null);
  for (const { place, seq, fresh } of rows) answers[place - 1] = { seq, fresh };
  return answers;
}
