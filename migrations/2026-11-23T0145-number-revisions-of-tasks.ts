import { type Kysely, sql } from 'kysely';

/** Rises with each change of what a task says, so that nobody writes over what another one has just written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table task add column revision integer not null default 1`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table task drop column revision`.execute(db);
}
