import { type Kysely, sql } from 'kysely';

/** Events are dropped by their age, and there may be millions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index topic_event_created_at on topic_event (created_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index topic_event_created_at`.execute(db);
}
