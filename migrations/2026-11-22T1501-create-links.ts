import { type Kysely, sql } from 'kysely';

const kinds = sql`('thread', 'message', 'meeting', 'draft', 'decision', 'task')`;

/** What was made out of what: the chain from a need to its uptake. Things are of many tables, so no foreign key holds them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table link (
      id uuid primary key default gen_random_uuid(),
      from_kind text not null check (from_kind in ${kinds}),
      from_id uuid not null,
      to_kind text not null check (to_kind in ${kinds}),
      to_id uuid not null,
      actor_id uuid not null references member,
      created_at timestamptz(3) not null default clock_timestamp(),
      unique (from_kind, from_id, to_kind, to_id)
    )`.execute(db);
  await sql`create index link_to on link (to_kind, to_id)`.execute(db);
  await sql`create index link_actor_id on link (actor_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table link`.execute(db);
}
