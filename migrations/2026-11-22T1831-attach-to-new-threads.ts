import { type Kysely, sql } from 'kysely';

/** A file may wait for a thread that is not open yet; until then it belongs to the group. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attachment add column group_id uuid references working_group on delete set null`.execute(db);
  await sql`create index attachment_group_id on attachment (group_id) where group_id is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attachment drop column group_id`.execute(db);
}
