import { type Kysely, sql } from 'kysely';

/*
 * As it was made with the drafts, but without telling other nodes: a commit that notifies holds a lock on the whole database while
 * it is written to disk. The process that appended tells them afterwards (server/drafts/log-news.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function append_draft_updates(
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
        where d.id = h.draft_id
      )
      select i.place, coalesce(i.known_seq, n.new_seq), n.place is not distinct from i.place
      from incoming i
      left join numbered n on n.draft_id = i.draft_id and n.message_id = i.message_id
      order by i.place;
    end $$`.execute(db);
}

/** Telling in the commit as well did no harm. */
export async function down(): Promise<void> {}
