import { type Kysely, sql } from 'kysely';

/** An invitation and an access token carry the client's id: a request that is sent again makes no second one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invitation add client_id uuid not null default gen_random_uuid()`.execute(db);
  await sql`alter table invitation add unique (invited_by, client_id)`.execute(db);
  await sql`drop index invitation_invited_by`.execute(db);
  await sql`alter table access_token add client_id uuid not null default gen_random_uuid()`.execute(db);
  await sql`alter table access_token add unique (member_id, client_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table access_token drop column client_id`.execute(db);
  await sql`alter table invitation drop column client_id`.execute(db);
  await sql`create index invitation_invited_by on invitation (invited_by)`.execute(db);
}
