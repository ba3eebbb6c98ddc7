import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table member (
      id uuid primary key default gen_random_uuid(),
      email text not null,
      display_name text not null,
      initials text not null,
      sector text not null,
      organisation text not null default '',
      region text not null default '',
      competences text[] not null default '{}',
      hub_role text not null default 'member' check (hub_role in ('coordinator', 'member')),
      locale text not null default 'pl' check (locale in ('pl', 'en')),
      time_zone text not null default 'Europe/Warsaw',
      access_epoch bigint not null default 1,
      access_changed_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      disabled_at timestamptz
    )`.execute(db);
  await sql`create unique index member_email on member (lower(email))`.execute(db);
  await sql`create index member_access_changed_at on member (access_changed_at)`.execute(db);
  await sql`
    create table session (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null references member on delete cascade,
      token_hash bytea not null unique,
      device text not null default '',
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index session_member_id on session (member_id)`.execute(db);
  await sql`
    create table sign_in_link (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null references member on delete cascade,
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db);
  await sql`create index sign_in_link_member_id on sign_in_link (member_id)`.execute(db);
  await sql`
    create table access_token (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null references member on delete cascade,
      name text not null,
      scope text not null check (scope in ('read', 'write')),
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index access_token_member_id on access_token (member_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table access_token, sign_in_link, session, member`.execute(db);
}
