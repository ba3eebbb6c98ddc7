import { type Kysely, sql } from 'kysely';

/** The keys of where an entry stands, as `server/search/places.ts` makes them: of its group, its thread and its own label. */
const placeKeys = sql`
  create function search_place_keys(group_id uuid, thread_id uuid, label text) returns text[] language sql immutable
  return array_remove(array[
    '#g' || left(replace(group_id::text, '-', ''), 12),
    '#t' || left(replace(thread_id::text, '-', ''), 12),
    '#l' || lower(regexp_replace(label, '[^A-Z]', '', 'g'))], null)`;

/** Entries get keys of their thread and label; a message that is moved or relabelled takes its keys along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await placeKeys.execute(db);
  await sql`drop index search_entry_message_keys`.execute(db);
  await sql`
    update search_entry set keys = keys || array_to_tsvector(search_place_keys(group_id, thread_id, label))
      where thread_id is not null or label is not null`.execute(db);
  await sql`
    create index search_entry_message_keys on search_entry using gin (keys) with (gin_pending_list_limit = 256)
      where kind = 'message'`.execute(db);
  await sql`
    create or replace function search_entry_follows_message() returns trigger language plpgsql as $$
    begin
      update search_entry e set thread_id = new.thread_id, group_id = t.group_id, label = new.label,
          keys = ts_delete(e.keys, search_place_keys(e.group_id, e.thread_id, e.label))
            || array_to_tsvector(search_place_keys(t.group_id, new.thread_id, new.label))
        from thread t
        where t.id = new.thread_id and ((e.kind = 'message' and e.id = new.id) or e.message_id = new.id);
      return null;
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function search_entry_follows_message() returns trigger language plpgsql as $$
    begin
      update search_entry e set thread_id = new.thread_id, group_id = t.group_id, label = new.label
        from thread t
        where t.id = new.thread_id and ((e.kind = 'message' and e.id = new.id) or e.message_id = new.id);
      return null;
    end $$`.execute(db);
  await sql`drop function search_place_keys`.execute(db);
}
