import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;

/** pg_trgm is a trusted extension: the owner of the database may create it. It is only for typos in names and titles. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await createEntries(db);
  await createIndexes(db);
  await followMessages(db);
  await sql`
    create table search_rebuild (
      one boolean primary key default true check (one),
      version integer not null,
      kind text,
      after uuid,
      done integer not null default 0,
      total integer not null default 0,
      started_at timestamptz not null default now(),
      moved_at timestamptz not null default now(),
      finished_at timestamptz
    )`.execute(db);
  await sql`comment on table search_rebuild is 'How far the one rebuild of the search index has come; version is that of the keys'`.execute(
    db,
  );
}

/** What stands in `body` and `keys` is stored apart, so that many rows fit on a page and reading past them is quick. */
async function createEntries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table search_entry (
      kind text not null,
      id uuid not null,
      group_id uuid references working_group on delete cascade,
      thread_id uuid references thread on delete cascade,
      message_id uuid references message on delete cascade,
      meeting_id uuid references meeting on delete cascade,
      author_id uuid references member on delete set null,
      label text check (label in ${labels}),
      has_file boolean not null default false,
      created_at timestamptz(3) not null,
      indexed_at timestamptz not null default now(),
      name text,
      title text not null,
      body text not null,
      title_keys tsvector not null,
      keys tsvector not null,
      primary key (kind, id)
    ) with (toast_tuple_target = 256)`.execute(db);
  await sql`comment on column search_entry.name is 'Title without case and Polish marks, for typos; null for messages'`.execute(
    db,
  );
  await sql`alter table search_entry alter column keys set statistics 200`.execute(db);
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  // A short list of what is not sorted in yet, for every search reads it whole.
  await sql`
    create index search_entry_message_keys on search_entry using gin (keys) with (gin_pending_list_limit = 256)
      where kind = 'message'`.execute(db);
  await sql`create index search_entry_other_keys on search_entry using gin (keys) where kind <> 'message'`.execute(db);
  await sql`create index search_entry_name on search_entry using gin (name gin_trgm_ops) where name is not null`.execute(
    db,
  );
  await sql`create index search_entry_created_at on search_entry (created_at desc)`.execute(db);
  await sql`create index search_entry_group_id on search_entry (group_id, created_at desc)`.execute(db);
  await sql`create index search_entry_thread_id on search_entry (thread_id) where thread_id is not null`.execute(db);
  await sql`create index search_entry_message_id on search_entry (message_id) where message_id is not null`.execute(db);
  await sql`create index search_entry_meeting_id on search_entry (meeting_id) where meeting_id is not null`.execute(db);
  await sql`create index thread_red on thread (group_id) where label = 'TLP:RED'`.execute(db);
  await sql`create index search_entry_author_id on search_entry (author_id, created_at desc)`.execute(db);
}

/** A message that is moved or relabelled takes its entry and those of its files along, whoever does that. */
async function followMessages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_entry_follows_message() returns trigger language plpgsql as $$
    begin
      update search_entry e set thread_id = new.thread_id, group_id = t.group_id, label = new.label
        from thread t
        where t.id = new.thread_id and ((e.kind = 'message' and e.id = new.id) or e.message_id = new.id);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger message_followed_by_search after update of thread_id, label on message
      for each row when (old.thread_id <> new.thread_id or old.label is distinct from new.label)
      execute function search_entry_follows_message()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger message_followed_by_search on message`.execute(db);
  await sql`drop function search_entry_follows_message`.execute(db);
  await sql`drop index thread_red`.execute(db);
  await sql`drop table search_rebuild, search_entry`.execute(db);
  await sql`drop extension pg_trgm`.execute(db);
}
