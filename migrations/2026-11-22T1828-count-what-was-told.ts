import { type Kysely, sql } from 'kysely';

/** How far a thread's followers were told of its messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table thread add column told_ordinal bigint not null default 0`.execute(db);
  await sql`update thread set told_ordinal = last_ordinal`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table thread drop column told_ordinal`.execute(db);
}
