import { type Kysely, sql } from 'kysely';

/** Who leaves a group loses what its TLP:RED threads and meetings named them for: coming back does not bring that back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function forget_named_reader() returns trigger language plpgsql as $$
    begin
      delete from thread_reader using thread
        where thread.id = thread_reader.thread_id and thread.group_id = old.group_id
          and thread_reader.member_id = old.member_id;
      delete from meeting_invitation using meeting
        where meeting.id = meeting_invitation.meeting_id and meeting.group_id = old.group_id
          and meeting_invitation.member_id = old.member_id and meeting.organiser_id <> old.member_id;
      return old;
    end $$`.execute(db);
  await sql`
    create trigger group_member_forgotten after delete on group_member
      for each row execute function forget_named_reader()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger group_member_forgotten on group_member`.execute(db);
  await sql`drop function forget_named_reader`.execute(db);
}
