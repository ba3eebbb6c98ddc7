import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references working_group on delete cascade,
      author_id uuid not null references member,
      client_id uuid not null,
      title text not null,
      note text not null default '',
      state text not null default 'open' check (state in ('open', 'doing', 'done', 'dropped')),
      due_on date,
      label text not null check (label in ('TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
      created_at timestamptz(3) not null default clock_timestamp(),
      changed_at timestamptz(3) not null default clock_timestamp(),
      closed_at timestamptz(3),
      unique (author_id, client_id),
      check ((closed_at is not null) = (state in ('done', 'dropped')))
    )`.execute(db);
  await sql`create index task_group_id on task (group_id, closed_at)`.execute(db);
  await sql`create index task_due_on on task (due_on) where closed_at is null`.execute(db);
  await sql`
    create table task_owner (
      task_id uuid not null references task on delete cascade,
      member_id uuid not null references member,
      primary key (task_id, member_id)
    )`.execute(db);
  await sql`create index task_owner_member_id on task_owner (member_id)`.execute(db);
  await sql`
    create table task_comment (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references task on delete cascade,
      author_id uuid not null references member,
      client_id uuid not null,
      body text not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      deleted_at timestamptz(3),
      unique (author_id, client_id)
    )`.execute(db);
  await sql`create index task_comment_task_id on task_comment (task_id, created_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table task_comment, task_owner, task`.execute(db);
}
