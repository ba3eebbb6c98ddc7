import { type Kysely, sql } from 'kysely';

/** `room_pass` remembers for whom a token was made; `room_stay` is one uninterrupted presence of one tab in a call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room (
      id uuid primary key default gen_random_uuid(),
      meeting_id uuid references meeting on delete cascade,
      occurrence text check (occurrence ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'),
      group_id uuid references working_group on delete cascade,
      created_at timestamptz not null default now(),
      unique (group_id),
      unique nulls not distinct (meeting_id, occurrence, group_id),
      check ((meeting_id is null) <> (group_id is null)),
      check (occurrence is null or meeting_id is not null)
    )`.execute(db);
  await sql`comment on column room.occurrence is 'Wall time at which the series puts the occurrence; null for a single meeting'`.execute(
    db,
  );
  await sql`
    create table room_pass (
      identity text primary key,
      room_id uuid not null references room on delete cascade,
      member_id uuid not null references member on delete cascade,
      via_kind text not null check (via_kind in ('session', 'token')),
      via_id uuid not null,
      issued_at timestamptz not null default now(),
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index room_pass_room_id on room_pass (room_id)`.execute(db);
  await sql`create index room_pass_member_id on room_pass (member_id)`.execute(db);
  await sql`
    create table room_stay (
      id uuid primary key default gen_random_uuid(),
      room_id uuid not null references room on delete cascade,
      member_id uuid not null references member on delete cascade,
      identity text not null,
      participant_sid text not null,
      joined_at timestamptz not null,
      left_at timestamptz,
      seen_at timestamptz not null,
      changed_at timestamptz not null default clock_timestamp(),
      unique (room_id, participant_sid),
      check (left_at >= joined_at)
    )`.execute(db);
  await sql`create index room_stay_open on room_stay (room_id) where left_at is null`.execute(db);
  await sql`create index room_stay_member_id on room_stay (member_id)`.execute(db);
  await sql`
    create table room_ban (
      room_id uuid not null references room on delete cascade,
      member_id uuid not null references member on delete cascade,
      banned_by uuid references member on delete set null,
      banned_at timestamptz not null default now(),
      primary key (room_id, member_id)
    )`.execute(db);
  await sql`create index room_ban_member_id on room_ban (member_id)`.execute(db);
  await sql`create index room_ban_banned_by on room_ban (banned_by)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table room_ban, room_stay, room_pass, room`.execute(db);
}
