import { sql } from 'kysely';
import type { Attachment } from '../../shared/attachments/schema.ts';
import type { Tx } from '../db/client.ts';

export type Claim = {
  ownerId: string;
  threadId: string;
  /** With the first message of a thread: files may have waited for it in its group. */
  groupId?: string;
  messageId: string;
  ids: readonly string[];
};

/** Puts finished files that wait for this thread into a message, in the order asked for; returns those it found. */
export async function claimFiles(
  trx: Tx,
  { ownerId, threadId, groupId, messageId, ids }: Claim,
): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    update attachment f set message_id = ${messageId}, position = asked.place, thread_id = ${threadId}, group_id = null
    from unnest(${ids}::uuid[]) with ordinality as asked (id, place)
    where f.id = asked.id and f.owner_id = ${ownerId} and (f.thread_id = ${threadId} or f.group_id = ${groupId ?? null})
      and f.message_id is null and f.finished_at is not null
    returning f.id, f.name, f.type, f.size, f.width, f.height, f.thumbnail`.execute(trx);
  const place = (file: Attachment) => ids.indexOf(file.id);
  return rows.sort((a, b) => place(a) - place(b));
}
