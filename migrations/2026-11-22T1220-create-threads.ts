import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createThreads(db);
  await createMessages(db);
  await sql`
    create table read_marker (
      thread_id uuid not null references thread on delete cascade,
      member_id uuid not null references member on delete cascade,
      ordinal integer not null,
      updated_at timestamptz not null default now(),
      primary key (thread_id, member_id)
    )`.execute(db);
  await sql`create index read_marker_member_id on read_marker (member_id)`.execute(db);
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table thread (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references working_group on delete cascade,
      author_id uuid not null references member,
      client_id uuid not null,
      title text not null,
      label text not null check (label in ${labels}),
      last_ordinal integer not null default 0,
      active_at timestamptz(3) not null default clock_timestamp(),
      created_at timestamptz(3) not null default clock_timestamp(),
      unique (author_id, client_id)
    )`.execute(db);
  await sql`create index thread_group_id_active_at on thread (group_id, active_at desc, id desc)`.execute(db);
  await sql`
    create table thread_reader (
      thread_id uuid not null references thread on delete cascade,
      member_id uuid not null references member on delete cascade,
      primary key (thread_id, member_id)
    )`.execute(db);
  await sql`create index thread_reader_member_id on thread_reader (member_id)`.execute(db);
  await sql`
    create table thread_label_change (
      id uuid primary key default gen_random_uuid(),
      thread_id uuid not null references thread on delete cascade,
      actor_id uuid not null references member,
      from_label text not null check (from_label in ${labels}),
      to_label text not null check (to_label in ${labels}),
      reason text not null,
      created_at timestamptz(3) not null default clock_timestamp()
    )`.execute(db);
  await sql`create index thread_label_change_thread_id on thread_label_change (thread_id)`.execute(db);
  await sql`create index thread_label_change_actor_id on thread_label_change (actor_id)`.execute(db);
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message (
      id uuid primary key default gen_random_uuid(),
      thread_id uuid not null references thread on delete cascade,
      ordinal integer not null,
      author_id uuid not null references member,
      client_id uuid not null,
      body text not null,
      reply_to uuid references message,
      revision integer not null default 0,
      created_at timestamptz(3) not null default clock_timestamp(),
      edited_at timestamptz(3),
      deleted_at timestamptz(3),
      deleted_by uuid references member,
      unique (author_id, client_id),
      unique (thread_id, ordinal)
    )`.execute(db);
  await sql`create index message_reply_to on message (reply_to) where reply_to is not null`.execute(db);
  await sql`create index message_deleted_by on message (deleted_by) where deleted_by is not null`.execute(db);
  await sql`
    create table message_revision (
      message_id uuid not null references message on delete cascade,
      revision integer not null,
      body text not null,
      written_at timestamptz(3) not null,
      primary key (message_id, revision)
    )`.execute(db);
  await sql`
    create table reaction (
      message_id uuid not null references message on delete cascade,
      member_id uuid not null references member on delete cascade,
      kind text not null check (kind in ('agree', 'thanks', 'doubt', 'onit')),
      created_at timestamptz not null default clock_timestamp(),
      primary key (message_id, member_id, kind)
    )`.execute(db);
  await sql`create index reaction_member_id on reaction (member_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table read_marker, reaction, message_revision, message, thread_label_change, thread_reader, thread`.execute(
    db,
  );
}
