import { sql } from 'kysely';
import type { Db } from '../db/client.ts';

const gatherMs = 20;

/**
 * Tells the other nodes how far the logs of drafts go. After the commit and never in it: a commit that notifies holds a lock on
 * the whole database while it is written to disk. What a dying process does not tell, the others find (`log-watch.ts`).
 */
export function createLogNews(db: Db) {
  const heads = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function tell(): Promise<void> {
    timer = undefined;
    const payloads = [...heads].map(([draftId, seq]) => `${draftId} ${seq}`);
    heads.clear();
    if (payloads.length === 0) return;
    await sql`select pg_notify('draft', payload) from unnest(${payloads}::text[]) as payload`
      .execute(db)
      .catch(() => {});
  }

  return {
    put(draftId: string, seq: number): void {
      heads.set(draftId, Math.max(seq, heads.get(draftId) ?? 0));
      timer ??= setTimeout(tell, gatherMs);
    },
    /** Tells what is left. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      await tell();
    },
  };
}
