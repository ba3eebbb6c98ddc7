import { type Kysely, sql } from 'kysely';

/** A message may have an HTML part and headers of its own; its Message-ID is what keeps it from being written twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mail_message
      add column html text,
      add column headers jsonb not null default '{}',
      add column message_id text unique`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mail_message drop column html, drop column headers, drop column message_id`.execute(db);
}
