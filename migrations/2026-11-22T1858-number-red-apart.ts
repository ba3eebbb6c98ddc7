import { type Kysely, sql } from 'kysely';

/**
 * Findings under TLP:RED are numbered in a series of their own: a gap among the others' numbers would tell everybody in the
 * group that there is one. The label of a decision neither becomes RED nor ceases to be after its opening.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table decision_number add red boolean not null default false`.execute(db);
  await sql`alter table decision_number drop constraint decision_number_pkey`.execute(db);
  await sql`alter table decision_number add primary key (group_id, year, red)`.execute(db);
  await sql`
    insert into decision_number (group_id, year, red, last)
    select group_id, year, true, max(number) from decision where label = 'TLP:RED' and number is not null group by 1, 2`.execute(
    db,
  );
  await sql`alter table decision drop constraint decision_group_id_year_number_key`.execute(db);
  await sql`
    create unique index decision_numbered_once on decision (group_id, year, (label = 'TLP:RED'), number)`.execute(db);
}

/** One series again: what was decided is numbered anew, in the order of its close. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from decision_number where red`.execute(db);
  await sql`alter table decision_number drop constraint decision_number_pkey`.execute(db);
  await sql`alter table decision_number drop red`.execute(db);
  await sql`alter table decision_number add primary key (group_id, year)`.execute(db);
  await sql`drop index decision_numbered_once`.execute(db);
  await sql`
    with again as (
      select id, row_number() over (partition by group_id, year order by closed_at, id) as place from decision
      where number is not null)
    update decision d set number = again.place from again where again.id = d.id`.execute(db);
  await sql`
    update decision_number n set last = d.last
    from (select group_id, year, max(number) as last from decision group by 1, 2) d
    where d.group_id = n.group_id and d.year = n.year`.execute(db);
  await sql`
    alter table decision add constraint decision_group_id_year_number_key unique (group_id, year, number)`.execute(db);
}
