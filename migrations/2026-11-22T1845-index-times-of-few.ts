import { type Kysely, sql } from 'kysely';

/** Messages are found by the keys of their weeks; only other things are looked up by time. One index less to write for each message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index search_entry_created_at`.execute(db);
  await sql`create index search_entry_created_at on search_entry (created_at desc) where kind <> 'message'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index search_entry_created_at`.execute(db);
  await sql`create index search_entry_created_at on search_entry (created_at desc)`.execute(db);
}
