import { type Kysely, sql } from 'kysely';

const roles = sql`('chair', 'coordinator', 'rapporteur', 'member', 'observer')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table working_group (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      mandate text not null default '',
      created_by uuid not null references member,
      client_id uuid not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (created_by, client_id)
    )`.execute(db);
  await sql`
    create table group_member (
      group_id uuid not null references working_group on delete cascade,
      member_id uuid not null references member on delete cascade,
      role text not null check (role in ${roles}),
      joined_at timestamptz not null default now(),
      primary key (group_id, member_id)
    )`.execute(db);
  await sql`create index group_member_member_id on group_member (member_id)`.execute(db);
  await sql`
    create table invitation (
      id uuid primary key default gen_random_uuid(),
      email text not null,
      group_id uuid references working_group on delete cascade,
      role text not null default 'member' check (role in ${roles}),
      invited_by uuid not null references member on delete cascade,
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      accepted_at timestamptz,
      withdrawn_at timestamptz
    )`.execute(db);
  await sql`create index invitation_group_id on invitation (group_id)`.execute(db);
  await sql`create index invitation_invited_by on invitation (invited_by)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table invitation, group_member, working_group`.execute(db);
}
