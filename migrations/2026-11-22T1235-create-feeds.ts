import { type Kysely, sql } from 'kysely';

/** `calendar_clock` counts what changed for a group's or a member's calendar, so that a feed's freshness is one small read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_clock (
      owner_id uuid primary key,
      version bigint not null default 1
    )`.execute(db);
  await sql`
    create table feed (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null references member on delete cascade,
      group_id uuid references working_group on delete cascade,
      client_id uuid not null,
      generation integer not null default 1,
      content_hash text not null default '',
      modified_at timestamptz not null default date_trunc('second', now()),
      last_fetched_at timestamptz,
      created_at timestamptz not null default now(),
      revoked_at timestamptz,
      unique (member_id, client_id)
    )`.execute(db);
  await sql`
    create unique index feed_live on feed (member_id, group_id) nulls not distinct where revoked_at is null`.execute(
    db,
  );
  await sql`create index feed_group_id on feed (group_id)`.execute(db);
  await sql`
    create table feed_token (
      token_hash bytea primary key,
      feed_id uuid not null references feed on delete cascade,
      created_at timestamptz not null default now(),
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index feed_token_feed_id on feed_token (feed_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table feed_token, feed, calendar_clock`.execute(db);
}
