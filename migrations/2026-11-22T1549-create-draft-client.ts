import { type Kysely, sql } from 'kysely';

/** Whose each Yjs client id of a draft is, so that nobody writes under a colleague's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft_client (
      draft_id uuid not null references draft on delete cascade,
      client_id bigint not null,
      member_id uuid not null references member,
      primary key (draft_id, client_id)
    )`.execute(db);
  await sql`create index draft_client_member_id on draft_client (member_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table draft_client`.execute(db);
}
