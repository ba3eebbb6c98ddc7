import { type Kysely, sql } from 'kysely';

/** Who did what to what, when and why. Lines are only ever added; things are of many tables, so no foreign key holds them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entry (
      id bigint primary key generated always as identity,
      at timestamptz(3) not null default clock_timestamp(),
      actor_id uuid not null references member,
      action text not null,
      thing_kind text not null,
      thing_id uuid not null,
      group_id uuid,
      detail jsonb not null default '{}'
    )`.execute(db);
  await sql`create index audit_entry_thing on audit_entry (thing_kind, thing_id)`.execute(db);
  await sql`create index audit_entry_actor_id on audit_entry (actor_id)`.execute(db);
  await sql`create index audit_entry_group_id on audit_entry (group_id, at desc)`.execute(db);
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger audit_entry_append_only before update or delete or truncate on audit_entry
      for each statement execute function refuse_audit_change()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table audit_entry`.execute(db);
  await sql`drop function refuse_audit_change`.execute(db);
}
