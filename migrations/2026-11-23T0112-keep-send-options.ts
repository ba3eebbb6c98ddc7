import { type Kysely, sql } from 'kysely';

const labels = sql`('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')`;

/** A text that is not sent yet keeps its own label, whom it names and whether it asks for confirmation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table unsent_text
      add label text check (label in ${labels}),
      add readers uuid[] not null default '{}',
      add asks boolean not null default false`.execute(db);
}

/** What nobody but those named was to read is forgotten: without its label it would be sent to everybody. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from unsent_text where label is not null`.execute(db);
  await sql`alter table unsent_text drop column label, drop column readers, drop column asks`.execute(db);
}
