import { type Kysely, sql } from 'kysely';

/** Files of messages. While its bytes come in, a file consists of parts; `finished_at` says that it is whole and checked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table attachment (
      id uuid primary key default gen_random_uuid(),
      owner_id uuid not null references member,
      client_id uuid not null,
      thread_id uuid references thread on delete set null,
      message_id uuid references message on delete set null,
      position smallint not null default 0,
      name text not null,
      declared_size bigint not null check (declared_size > 0),
      received bigint not null default 0 check (received between 0 and declared_size),
      type text,
      size bigint,
      width integer,
      height integer,
      thumbnail boolean not null default false,
      created_at timestamptz(3) not null default clock_timestamp(),
      touched_at timestamptz(3) not null default clock_timestamp(),
      finished_at timestamptz(3),
      unique (owner_id, client_id),
      check (finished_at is null or (type is not null and size is not null)),
      check (message_id is null or finished_at is not null)
    )`.execute(db);
  await sql`create index attachment_message_id on attachment (message_id) where message_id is not null`.execute(db);
  await sql`create index attachment_thread_id on attachment (thread_id) where thread_id is not null`.execute(db);
  await sql`create index attachment_pending on attachment (touched_at) where message_id is null`.execute(db);
  await sql`
    create table attachment_part (
      attachment_id uuid not null references attachment on delete cascade,
      start bigint not null,
      size integer not null,
      key text not null,
      primary key (attachment_id, start)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table attachment_part, attachment`.execute(db);
}
