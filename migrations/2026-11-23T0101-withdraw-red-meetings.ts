import { type Kysely, sql } from 'kysely';

/** Meetings that became RED while all of their group were named stayed in the log of the group: they leave it now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update topic_event e set type = 'meeting.removed', payload = jsonb_build_object('meetingId', m.id)
    from meeting m
    where m.label = 'TLP:RED' and e.topic = 'group:' || m.group_id and e.payload->'meeting'->>'id' = m.id::text`.execute(
    db,
  );
}

export async function down(): Promise<void> {}
