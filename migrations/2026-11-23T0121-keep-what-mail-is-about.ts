import { type Kysely, sql } from 'kysely';

/** A message that waits may say what it is about, so that it is written anew before each attempt to send it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mail_message add column about jsonb`.execute(db);
  // What waits tells of one notification when its Message-ID says which.
  await sql`
    update mail_message
    set about = jsonb_build_object('scope', 'direct', 'ids', jsonb_build_array(substring(message_id from 15 for 36)))
    where sent_at is null and message_id like '<notification.%@%'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mail_message drop column about`.execute(db);
}
