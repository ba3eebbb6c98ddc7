import { sql } from 'kysely';
import { draftSchemaVersion } from '../../shared/drafts/sync.ts';
import type { Db } from '../db/client.ts';

/** An update on its way into the log. */
export type Entry = { draftId: string; messageId: string; actorId: string; update: Uint8Array };
/** Where it is durable; `fresh` is false when it had been there already. Null: the draft takes no updates. */
export type Appended = { seq: number; fresh: boolean } | null;

type Waiting = Entry & { resolve: (appended: Appended) => void; reject: (error: unknown) => void };

const batchEntries = 500;
const batchBytes = 4 * 1024 * 1024;
/** More than this waiting means the database does not keep up or is away: refuse at once. */
const queueLimit = 5_000;

export class LogUnavailable extends Error {}

/**
 * The process's one writer of updates. While a batch is being committed the next one gathers, over all drafts, and goes in one
 * statement with one commit. `append` resolves when the update is durable, and rejects when it is not known to be:
 * sending it again under its message id is safe.
 */
export function createUpdateLog(db: Db) {
  let queue: Waiting[] = [];
  let busy = false;
  let idle: (() => void) | undefined;

  function append(entry: Entry): Promise<Appended> {
    if (queue.length >= queueLimit) return Promise.reject(new LogUnavailable('too many updates waiting'));
    return new Promise((resolve, reject) => {
      queue.push({ ...entry, resolve, reject });
      if (!busy) {
        busy = true;
        setImmediate(drain);
      }
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = takeBatch();
      try {
        const seqs = await appendBatch(db, batch);
        batch.forEach((entry, place) => {
          entry.resolve(seqs.get(place + 1) ?? null);
        });
      } catch (error) {
        refuse(batch, error);
      }
      await new Promise(setImmediate);
    }
    busy = false;
    idle?.();
  }

  /** What waits for the same drafts may build on what failed: it is refused too, so that the log never has a hole. */
  function refuse(batch: Waiting[], error: unknown): void {
    const drafts = new Set(batch.map((entry) => entry.draftId));
    const following = queue.filter((entry) => drafts.has(entry.draftId));
    queue = queue.filter((entry) => !drafts.has(entry.draftId));
    for (const entry of [...batch, ...following]) entry.reject(error);
  }

  function takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const entry of queue) {
      bytes += entry.update.length;
      if (count > 0 && (bytes > batchBytes || count >= batchEntries)) break;
      count++;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    return batch;
  }

  return {
    append,
    /** Resolves when nothing is waiting any more. */
    drained: (): Promise<void> => (busy ? new Promise((resolve) => (idle = resolve)) : Promise.resolve()),
  };
}

export type UpdateLog = ReturnType<typeof createUpdateLog>;

async function appendBatch(db: Db, batch: Entry[]): Promise<Map<number, { seq: number; fresh: boolean }>> {
  const column = <Value>(pick: (entry: Entry) => Value) => batch.map(pick);
  const { rows } = await sql<{ place: number; seq: number; fresh: boolean }>`
    select place, seq, fresh from append_draft_updates(
      ${column((entry) => entry.draftId)}::uuid[], ${column((entry) => entry.messageId)}::uuid[],
      ${column((entry) => entry.actorId)}::uuid[], ${column((entry) => entry.update)}::bytea[], ${draftSchemaVersion}::integer
    )`.execute(db);
  return new Map(rows.map(({ place, seq, fresh }) => [place, { seq, fresh }]));
}
