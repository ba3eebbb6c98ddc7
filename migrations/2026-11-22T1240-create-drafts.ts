import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references working_group on delete cascade,
      title text not null,
      kind text not null check (kind in ('recommendation', 'advice_note', 'minutes', 'model', 'training_material',
        'practice_card', 'blog_post')),
      level text not null check (level in ('local', 'national')),
      label text not null check (label in ('TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
      state text not null default 'working' check (state in ('working', 'review', 'approved', 'published')),
      head_seq bigint not null default 0,
      schema_version integer not null default 1,
      created_by uuid not null references member,
      client_id uuid not null,
      created_at timestamptz not null default now(),
      edited_at timestamptz not null default now(),
      deleted_at timestamptz,
      unique (created_by, client_id)
    ) with (fillfactor = 70)`.execute(db);
  // Without edited_at, and with room on the page: every edit changes the row, and must not touch an index (HOT).
  await sql`create index draft_group_id on draft (group_id)`.execute(db);
  await sql`
    create table draft_update (
      draft_id uuid not null references draft on delete cascade,
      seq bigint not null,
      message_id uuid not null,
      actor uuid not null,
      schema_version integer not null,
      data bytea not null,
      created_at timestamptz not null default now(),
      primary key (draft_id, seq),
      unique (draft_id, message_id)
    )`.execute(db);
  await sql`
    create table draft_snapshot (
      draft_id uuid primary key references draft on delete cascade,
      seq bigint not null,
      data bytea not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await createVersions(db);
  await createAppend(db);
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft_version (
      id uuid primary key default gen_random_uuid(),
      draft_id uuid not null references draft on delete cascade,
      number integer not null,
      seq bigint not null,
      schema_version integer not null,
      content_hash text not null,
      content jsonb not null,
      note text not null default '',
      created_by uuid not null references member,
      client_id uuid not null,
      created_at timestamptz not null default now(),
      unique (draft_id, number),
      unique (created_by, client_id)
    )`.execute(db);
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a row of % never changes', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger draft_version_immutable before update on draft_version
      for each row execute function refuse_change()`.execute(db);
  await sql`
    create trigger draft_update_immutable before update on draft_update
      for each row execute function refuse_change()`.execute(db);
}

/*
 * Appends the updates of many drafts in one transaction: locks the drafts in order of id, numbers each draft's updates without
 * a gap, skips those whose message id is known, tells other nodes, and returns the seq of every place. A place of a deleted
 * draft, or of one that a newer schema wrote to, is absent from the answer.
 */
async function createAppend(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function append_draft_updates(
      p_drafts uuid[], p_messages uuid[], p_actors uuid[], p_updates bytea[], p_schema_version integer
    ) returns table (place integer, seq bigint, fresh boolean) language plpgsql as $$
    begin
      perform 1 from draft where id = any (p_drafts) order by id for no key update;
      return query
      with incoming as materialized (
        select i.place::integer as place, i.draft_id, i.message_id, i.actor, i.data, d.head_seq, u.seq as known_seq
        from unnest(p_drafts, p_messages, p_actors, p_updates) with ordinality as i (draft_id, message_id, actor, data, place)
        join draft d on d.id = i.draft_id and d.deleted_at is null and d.schema_version <= p_schema_version
        left join draft_update u on u.draft_id = i.draft_id and u.message_id = i.message_id
      ), firsts as (
        select distinct on (i.draft_id, i.message_id) i.* from incoming i
        where i.known_seq is null order by i.draft_id, i.message_id, i.place
      ), numbered as (
        select f.*, f.head_seq + row_number() over (partition by f.draft_id order by f.place) as new_seq from firsts f
      ), added as (
        insert into draft_update (draft_id, seq, message_id, actor, schema_version, data)
        select n.draft_id, n.new_seq, n.message_id, n.actor, p_schema_version, n.data from numbered n
      ), moved as (
        update draft d set head_seq = h.head, edited_at = now(), schema_version = p_schema_version
        from (select n.draft_id, max(n.new_seq) as head from numbered n group by n.draft_id) h
        where d.id = h.draft_id returning d.id, d.head_seq
      ), told as materialized (
        select count(pg_notify('draft', m.id || ' ' || m.head_seq)) from moved m
      )
      select i.place, coalesce(i.known_seq, n.new_seq), n.place is not distinct from i.place
      from incoming i
      left join numbered n on n.draft_id = i.draft_id and n.message_id = i.message_id
      cross join told
      order by i.place;
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function append_draft_updates`.execute(db);
  await sql`drop table draft_version, draft_snapshot, draft_update, draft`.execute(db);
  await sql`drop function refuse_change`.execute(db);
}
