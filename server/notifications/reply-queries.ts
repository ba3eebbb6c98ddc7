import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import { joinMessage, type RootedRow, rooted } from './queries.ts';

/** An address answers for that long. */
const answeredDays = 90;

export type Replied = RootedRow & { email: string };

/** The notification that an address answers to, and whose it is, while they may sign in. */
export async function findReplied(db: Db, id: string): Promise<Replied | undefined> {
  const { rows } = await sql<Replied>`
    select ${rooted}, owner.email from notification n ${joinMessage}
    join member owner on owner.id = n.member_id and owner.disabled_at is null
    where n.id = ${id} and n.created_at > now() - make_interval(days => ${answeredDays})`.execute(db);
  return rows[0];
}
