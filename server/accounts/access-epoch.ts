import { sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Listener } from '../realtime/listener.ts';
import { isActorValid } from './queries.ts';

const channel = 'member_access';
const pollMs = 1_000;
/** A change is stamped a little before its transaction commits, and one at the start may be from just before it. */
const marginMs = 5_000;

/** Marks that a member's rights changed (role, removal, disabling, session end); every node asks again for that member. */
export async function bumpAccess(trx: Tx, memberId: string): Promise<void> {
  await sql`
    with changed as (
      update member set access_epoch = access_epoch + 1, access_changed_at = clock_timestamp() where id = ${memberId} returning id
    )
    select pg_notify(${channel}, id::text) from changed`.execute(trx);
}

/**
 * The node's knowledge of whose rights changed. `epoch(memberId)` rises with every change heard of: a holder of a cached
 * permission compares it on each message. A lost notification is noticed within a second by a poll.
 */
export function createAccessWatch(db: Db, listener: Listener) {
  const handlers = new Set<(memberId: string) => void>();
  const epochs = new Map<string, number>();
  let since: Date | undefined;
  const seen = new Map<string, number>();

  function changed(memberId: string): void {
    epochs.set(memberId, (epochs.get(memberId) ?? 0) + 1);
    for (const handle of handlers) handle(memberId);
  }

  async function poll(): Promise<void> {
    // By the database's clock, which writes these times: ours may be ahead of it, and would see nothing.
    since ??= await databaseTime(db);
    const rows = await db
      .selectFrom('member')
      .select(['id', 'accessEpoch', 'accessChangedAt'])
      .where('accessChangedAt', '>', new Date(since.getTime() - marginMs))
      .execute();
    for (const row of rows) {
      if (row.accessChangedAt > since) since = row.accessChangedAt;
      if (seen.get(row.id) === row.accessEpoch) continue;
      seen.set(row.id, row.accessEpoch);
      changed(row.id);
    }
  }

  listener.on(channel, changed);
  const quietPoll = () => poll().catch(() => {});
  listener.onGap(quietPoll);
  const timer = setInterval(quietPoll, pollMs).unref();

  return {
    epoch: (memberId: string) => epochs.get(memberId) ?? 0,
    /** Calls back with the member's id whenever their rights may have changed; returns how to stop. */
    onChange(handler: (memberId: string) => void): () => void {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    isValid: (actor: Actor) => isActorValid(db, actor),
    stop: () => clearInterval(timer),
  };
}

async function databaseTime(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return rows[0]?.now ?? new Date();
}

export type AccessWatch = ReturnType<typeof createAccessWatch>;
