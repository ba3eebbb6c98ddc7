import type { Tx } from '../db/client.ts';

/** One line of the log of deeds. `detail` holds what changed and why, never the text of people. */
export type AuditEntry = {
  actorId: string;
  action: string;
  thingKind: string;
  thingId: string;
  groupId: string | null;
  detail: Record<string, string | number | boolean | null>;
};

/** Writes down a deed in the transaction that does it. Lines are never changed or taken away: a trigger refuses. */
export async function recordAudit(trx: Tx, { detail, ...entry }: AuditEntry): Promise<void> {
  await trx
    .insertInto('auditEntry')
    .values({ ...entry, detail: JSON.stringify(detail) })
    .execute();
}
