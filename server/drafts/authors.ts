import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import type { Verdict } from './replica.ts';

/**
 * Whose Yjs client ids are in a draft. An editor's id becomes its member's when it may first write, before anybody else hears
 * of it, and stays so for ever: what a colleague writes without a connection cannot be forged, or made void, in advance. Ids
 * that are nobody's (the hub's own, lost by restoring a backup) are free.
 */
export function createAuthors(db: Db, draftId: string) {
  const owners = new Map<number, string | null>();

  return {
    /** Makes the id this member's; false when it is somebody else's. */
    async claim(memberId: string, clientId: number): Promise<boolean> {
      if (!owners.get(clientId)) {
        const { rows } = await sql<{ memberId: string }>`
          insert into draft_client (draft_id, client_id, member_id) values (${draftId}, ${clientId}, ${memberId})
          on conflict (draft_id, client_id) do update set client_id = excluded.client_id returning member_id`.execute(
          db,
        );
        owners.set(clientId, rows[0]?.memberId ?? null);
      }
      return owners.get(clientId) === memberId;
    },
    judge(memberId: string, clientIds: number[]): Verdict {
      const found = clientIds.map((clientId) => owners.get(clientId));
      if (found.some((owner) => owner && owner !== memberId)) return 'forbidden';
      return found.includes(undefined) ? 'unknown_author' : 'accepted';
    },
    /** Asks the database whose these are. */
    async learn(clientIds: number[]): Promise<void> {
      const rows = await db
        .selectFrom('draftClient')
        .select(['clientId', 'memberId'])
        .where('draftId', '=', draftId)
        .where(sql<boolean>`client_id = any(${clientIds}::bigint[])`)
        .execute();
      for (const clientId of clientIds) if (!owners.get(clientId)) owners.set(clientId, null);
      for (const { clientId, memberId } of rows) owners.set(clientId, memberId);
    },
  };
}
