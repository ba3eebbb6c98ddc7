import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table working_group add time_zone text not null default 'Europe/Warsaw'`.execute(db);
  await createDecisions(db);
  await createVotes(db);
  await createOutcomes(db);
  await forgetReaders(db);
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table decision (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references working_group on delete cascade,
      author_id uuid not null references member,
      client_id uuid not null,
      label text not null check (label in ${labels}),
      settings jsonb not null,
      state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'withdrawn')),
      time_zone text not null,
      opens_at timestamptz(3) not null,
      closes_at timestamptz(3) not null,
      version integer not null default 1,
      withdrawn_reason text,
      created_at timestamptz(3) not null default clock_timestamp(),
      result text check (result in ('adopted', 'rejected', 'no_quorum')),
      year integer,
      number integer,
      tally jsonb,
      closed_at timestamptz(3),
      dissent_until timestamptz(3),
      check (closes_at > opens_at),
      check ((state = 'closed') = (number is not null)),
      unique (author_id, client_id),
      unique (group_id, year, number)
    )`.execute(db);
  await sql`create index decision_group_id on decision (group_id, state)`.execute(db);
  await sql`create index decision_opens_at on decision (opens_at) where state = 'planned'`.execute(db);
  await sql`create index decision_closes_at on decision (closes_at) where state = 'open'`.execute(db);
  await sql`
    create table decision_wording (
      decision_id uuid not null references decision on delete cascade,
      version integer not null,
      title text not null,
      body text not null,
      options jsonb not null,
      note text not null default '',
      author_id uuid not null references member,
      written_at timestamptz(3) not null default clock_timestamp(),
      primary key (decision_id, version)
    )`.execute(db);
  await sql`create index decision_wording_author_id on decision_wording (author_id)`.execute(db);
  await sql`
    create table decision_reader (
      decision_id uuid not null references decision on delete cascade,
      member_id uuid not null references member on delete cascade,
      primary key (decision_id, member_id)
    )`.execute(db);
  await sql`create index decision_reader_member_id on decision_reader (member_id)`.execute(db);
  await sql`
    create table decision_template (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references working_group on delete cascade,
      created_by uuid not null references member,
      client_id uuid not null,
      name text not null,
      content jsonb not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      unique (created_by, client_id)
    )`.execute(db);
  await sql`create index decision_template_group_id on decision_template (group_id)`.execute(db);
}

/** In a secret ballot the urn holds the choices, sealed and without their voters; `decision_position` stays empty. */
async function createVotes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table decision_voter (
      decision_id uuid not null references decision on delete cascade,
      member_id uuid not null references member on delete cascade,
      voted boolean not null default false,
      recused_at timestamptz(3),
      recusal_reason text,
      primary key (decision_id, member_id)
    )`.execute(db);
  await sql`create index decision_voter_member_id on decision_voter (member_id)`.execute(db);
  await sql`
    create table decision_position (
      decision_id uuid not null references decision on delete cascade,
      member_id uuid not null references member on delete cascade,
      ordinal integer not null,
      version integer not null,
      choice jsonb,
      reason text not null,
      client_id uuid not null,
      held_at timestamptz(3) not null default clock_timestamp(),
      primary key (decision_id, member_id, ordinal),
      unique (member_id, client_id)
    )`.execute(db);
  await sql`
    create table decision_urn (
      decision_id uuid primary key references decision on delete cascade,
      sealed bytea not null
    )`.execute(db);
}

async function createOutcomes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table decision_number (
      group_id uuid not null references working_group on delete cascade,
      year integer not null,
      last integer not null,
      primary key (group_id, year)
    )`.execute(db);
  await sql`
    create table decision_statement (
      decision_id uuid not null references decision on delete cascade,
      version integer not null,
      text text not null,
      review_on date,
      author_id uuid references member,
      written_at timestamptz(3) not null default clock_timestamp(),
      primary key (decision_id, version)
    )`.execute(db);
  await sql`create index decision_statement_author_id on decision_statement (author_id)`.execute(db);
  await sql`
    create table decision_dissent (
      decision_id uuid not null references decision on delete cascade,
      member_id uuid not null references member on delete cascade,
      text text not null,
      written_at timestamptz(3) not null default clock_timestamp(),
      primary key (decision_id, member_id)
    )`.execute(db);
  await sql`create index decision_dissent_member_id on decision_dissent (member_id)`.execute(db);
}

/** Who leaves a group loses what its TLP:RED decisions named them for. What they voted stays. */
async function forgetReaders(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function forget_decision_reader() returns trigger language plpgsql as $$
    begin
      delete from decision_reader using decision
        where decision.id = decision_reader.decision_id and decision.group_id = old.group_id
          and decision_reader.member_id = old.member_id;
      return old;
    end $$`.execute(db);
  await sql`
    create trigger group_member_forgotten_in_decisions after delete on group_member
      for each row execute function forget_decision_reader()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger group_member_forgotten_in_decisions on group_member`.execute(db);
  await sql`drop function forget_decision_reader`.execute(db);
  await sql`
    drop table decision_dissent, decision_statement, decision_number, decision_urn, decision_position, decision_voter,
      decision_template, decision_reader, decision_wording, decision`.execute(db);
  await sql`alter table working_group drop time_zone`.execute(db);
}
