import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;
const kinds = sql`('consultation', 'working', 'training', 'conference', 'other')`;

/** Wall time and zone are the truth; `first_starts_at` and `last_ends_at` are the derived span, for range queries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting (
      id uuid primary key default gen_random_uuid(),
      uid uuid not null unique default gen_random_uuid(),
      group_id uuid references working_group on delete cascade,
      organiser_id uuid not null references member,
      client_id uuid not null,
      title text not null,
      kind text not null check (kind in ${kinds}),
      description text not null default '',
      agenda text not null default '',
      label text not null check (label in ${labels}),
      chatham boolean not null default false,
      place text not null default '',
      online boolean not null default true,
      local_start timestamp not null,
      local_end timestamp not null,
      time_zone text not null,
      recurrence jsonb,
      first_starts_at timestamptz not null,
      last_ends_at timestamptz,
      revision integer not null default 1,
      sequence integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      cancelled_at timestamptz,
      unique (organiser_id, client_id),
      check (local_end > local_start)
    )`.execute(db);
  await sql`create index meeting_group_id on meeting (group_id, first_starts_at)`.execute(db);
  await sql`
    create table meeting_exception (
      meeting_id uuid not null references meeting on delete cascade,
      original timestamp not null,
      local_start timestamp,
      local_end timestamp,
      sequence integer not null,
      changed_at timestamptz not null default now(),
      primary key (meeting_id, original),
      check ((local_start is null) = (local_end is null)),
      check (local_end > local_start)
    )`.execute(db);
  await sql`comment on table meeting_exception is 'One occurrence of a series: moved, or cancelled where local_start is null'`.execute(
    db,
  );
  await sql`
    create table meeting_invitation (
      meeting_id uuid not null references meeting on delete cascade,
      member_id uuid not null references member on delete cascade,
      guest boolean not null default false,
      invited_by uuid references member on delete set null,
      invited_at timestamptz not null default now(),
      primary key (meeting_id, member_id)
    )`.execute(db);
  await sql`comment on column meeting_invitation.guest is 'Invited from outside the group; only guests stay without it'`.execute(
    db,
  );
  await sql`create index meeting_invitation_member_id on meeting_invitation (member_id)`.execute(db);
  await sql`create index meeting_invitation_invited_by on meeting_invitation (invited_by)`.execute(db);
  await sql`
    create table meeting_answer (
      meeting_id uuid not null references meeting on delete cascade,
      member_id uuid not null references member on delete cascade,
      answer text not null check (answer in ('yes', 'maybe', 'no')),
      answered_at timestamptz not null default now(),
      primary key (meeting_id, member_id)
    )`.execute(db);
  await sql`create index meeting_answer_member_id on meeting_answer (member_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table meeting_answer, meeting_invitation, meeting_exception, meeting`.execute(db);
}
