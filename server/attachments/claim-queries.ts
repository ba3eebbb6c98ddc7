import { sql } from 'kysely';
import type { Attachment } from '../../shared/attachments/schema.ts';
import type { Tx } from '../db/client.ts';

export type Claim = { ownerId: string; threadId: string; messageId: string; ids: readonly string[] };

/** Puts finished files that wait for this thread into a message, in the order asked for; returns those it found. */
export async function claimFiles(trx: Tx, { ownerId, threadId, messageId, ids }: Claim): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    update attachment f set message_id = ${messageId}, position = asked.place
    from unnest(${ids}::uuid[]) with ordinality as asked (id, place)
    where f.id = asked.id and f.owner_id = ${ownerId} and f.thread_id = ${threadId}
      and f.message_id is null and f.finished_at is not null
    returning f.id, f.name, f.type, f.size, f.width, f.height, f.thumbnail`.execute(trx);
  const place = (file: Attachment) => ids.indexOf(file.id);
  return rows.sort((a, b) => place(a) - place(b));
}
