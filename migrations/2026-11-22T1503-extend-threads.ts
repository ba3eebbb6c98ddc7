import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;
const levels = sql`('all', 'mentions', 'none')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await extendMessages(db);
  await nameMessageReaders(db);
  await createConfirmations(db);
  await createFollowing(db);
  await createUnsentText(db);
  await sql`
    alter table thread
      add column closed_at timestamptz(3),
      add column closed_by uuid references member,
      add column summary text`.execute(db);
  await sql`create index thread_closed_by on thread (closed_by) where closed_by is not null`.execute(db);
}

/**
 * An aside is a TLP:RED message in a thread of a looser label: it stands after the message `after_ordinal`, under a negative
 * number, so that no count, page or list of the thread knows of it.
 */
async function extendMessages(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table message
      add column label text check (label in ${labels}),
      add column after_ordinal integer,
      add column pinned_at timestamptz(3),
      add column pinned_by uuid references member,
      add column asks_confirmation boolean not null default false,
      add column moved_from uuid references thread on delete set null,
      add column moved_to uuid references message on delete set null,
      add constraint message_aside check ((ordinal < 0) = (after_ordinal is not null))`.execute(db);
  await sql`create index message_thread_id_created_at on message (thread_id, created_at)`.execute(db);
  await sql`create index message_asides on message (thread_id) where ordinal < 0`.execute(db);
  await sql`create index message_pins on message (thread_id) where pinned_at is not null`.execute(db);
  await sql`create index message_pinned_by on message (pinned_by) where pinned_by is not null`.execute(db);
  await sql`create index message_asking on message (thread_id) where asks_confirmation`.execute(db);
  await sql`create index message_moved_from on message (moved_from) where moved_from is not null`.execute(db);
  await sql`create index message_moved_to on message (moved_to) where moved_to is not null`.execute(db);
}

/** Who leaves the group loses what an aside named them for, as with a thread. */
async function nameMessageReaders(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message_reader (
      message_id uuid not null references message on delete cascade,
      member_id uuid not null references member on delete cascade,
      primary key (message_id, member_id)
    )`.execute(db);
  await sql`create index message_reader_member_id on message_reader (member_id)`.execute(db);
  await sql`
    create function forget_message_reader() returns trigger language plpgsql as $$
    begin
      delete from message_reader using message, thread
        where message.id = message_reader.message_id and thread.id = message.thread_id
          and thread.group_id = old.group_id and message_reader.member_id = old.member_id;
      return old;
    end $$`.execute(db);
  await sql`
    create trigger group_member_forgotten_in_messages after delete on group_member
      for each row execute function forget_message_reader()`.execute(db);
}

async function createConfirmations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table confirmation (
      message_id uuid not null references message on delete cascade,
      member_id uuid not null references member on delete cascade,
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (message_id, member_id)
    )`.execute(db);
  await sql`create index confirmation_member_id on confirmation (member_id)`.execute(db);
}

async function createFollowing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table thread_follow (
      thread_id uuid not null references thread on delete cascade,
      member_id uuid not null references member on delete cascade,
      level text not null check (level in ${levels}),
      primary key (thread_id, member_id)
    )`.execute(db);
  await sql`create index thread_follow_member_id on thread_follow (member_id)`.execute(db);
  await sql`
    create table group_follow (
      group_id uuid not null references working_group on delete cascade,
      member_id uuid not null references member on delete cascade,
      level text not null check (level in ${levels}),
      primary key (group_id, member_id)
    )`.execute(db);
  await sql`create index group_follow_member_id on group_follow (member_id)`.execute(db);
}

async function createUnsentText(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unsent_text (
      thread_id uuid not null references thread on delete cascade,
      member_id uuid not null references member on delete cascade,
      body text not null,
      reply_to uuid references message on delete set null,
      revision integer not null default 1,
      updated_at timestamptz(3) not null default clock_timestamp(),
      primary key (thread_id, member_id)
    )`.execute(db);
  await sql`create index unsent_text_member_id on unsent_text (member_id)`.execute(db);
  await sql`create index unsent_text_reply_to on unsent_text (reply_to) where reply_to is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger group_member_forgotten_in_messages on group_member`.execute(db);
  await sql`drop function forget_message_reader`.execute(db);
  await sql`drop table unsent_text, group_follow, thread_follow, confirmation, message_reader`.execute(db);
  await sql`delete from message where ordinal < 0`.execute(db);
  await sql`alter table thread drop column closed_at, drop column closed_by, drop column summary`.execute(db);
  await sql`
    alter table message
      drop column label, drop column after_ordinal, drop column pinned_at, drop column pinned_by,
      drop column asks_confirmation, drop column moved_from, drop column moved_to`.execute(db);
}
