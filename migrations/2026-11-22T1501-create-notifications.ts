import { type Kysely, sql } from 'kysely';

/**
 * A notification holds no text: what it says is composed when it is shown or mailed, from what its reader may see then.
 * `mail_at` is when the mail job looks at it next; null: no mail any more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notification (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null references member on delete cascade,
      key text not null,
      kind text not null,
      thing_kind text not null check (thing_kind in ('thread', 'message', 'meeting', 'draft', 'decision', 'task')),
      thing_id uuid not null,
      group_id uuid references working_group on delete cascade,
      actor_id uuid references member,
      direct boolean not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      announced_at timestamptz,
      read_at timestamptz,
      mail_at timestamptz,
      mailed_at timestamptz,
      unique (key, member_id)
    )`.execute(db);
  await sql`create index notification_member_id on notification (member_id, created_at desc)`.execute(db);
  await sql`create index notification_unread on notification (member_id) where read_at is null`.execute(db);
  await sql`create index notification_thing on notification (thing_id, member_id)`.execute(db);
  await sql`create index notification_group_id on notification (group_id)`.execute(db);
  await sql`create index notification_actor_id on notification (actor_id)`.execute(db);
  await sql`create index notification_announced_at on notification (id) where announced_at is null`.execute(db);
  await sql`create index notification_mail_at on notification (mail_at) where mail_at is not null`.execute(db);
  await sql`
    create table notification_setting (
      member_id uuid primary key references member on delete cascade,
      direct boolean not null,
      digest boolean not null,
      digest_days integer[] not null,
      digest_hours integer[] not null,
      quiet_from integer,
      quiet_until integer,
      updated_at timestamptz not null default now(),
      check ((quiet_from is null) = (quiet_until is null))
    )`.execute(db);
  await sql`
    create table notification_group_setting (
      member_id uuid not null references member on delete cascade,
      group_id uuid not null references working_group on delete cascade,
      mail text not null check (mail in ('all', 'direct', 'digest', 'none')),
      primary key (member_id, group_id)
    )`.execute(db);
  await sql`create index notification_group_setting_group_id on notification_group_setting (group_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table notification_group_setting, notification_setting, notification`.execute(db);
}
