import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table topic (topic text primary key, seq bigint not null default 0)`.execute(db);
  await sql`
    create table topic_event (
      topic text not null references topic on delete cascade,
      seq bigint not null,
      type text not null,
      payload jsonb not null,
      actor uuid,
      created_at timestamptz not null default now(),
      primary key (topic, seq)
    )`.execute(db);
  await sql`
    create table mail_message (
      id uuid primary key default gen_random_uuid(),
      recipient text not null,
      subject text not null,
      text text not null,
      created_at timestamptz not null default now(),
      attempts integer not null default 0,
      due_at timestamptz not null default now(),
      sent_at timestamptz
    )`.execute(db);
  await sql`create index mail_message_created_at on mail_message (created_at)`.execute(db);
  await sql`create index mail_message_due_at on mail_message (due_at) where sent_at is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table mail_message, topic_event, topic`.execute(db);
}
