import { type Kysely, sql } from 'kysely';

/** A notification may be about one date of a series: the wall start that the series gives it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notification add column part text`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notification drop column part`.execute(db);
}
