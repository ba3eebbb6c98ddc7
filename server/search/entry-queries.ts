import { sql } from 'kysely';
import type { FoundKind } from '../../shared/search/schema.ts';
import type { Tx } from '../db/client.ts';

export type Entry = {
  kind: FoundKind;
  id: string;
  groupId: string | null;
  threadId: string | null;
  messageId: string | null;
  meetingId: string | null;
  authorId: string | null;
  label: string | null;
  hasFile: boolean;
  createdAt: Date;
  name: string | null;
  title: string;
  body: string;
  titleKeys: string;
  keys: string;
};

export async function upsertEntry(trx: Tx, entry: Entry): Promise<void> {
  const { kind, id, groupId, threadId, messageId, meetingId, authorId, label, hasFile, createdAt } = entry;
  await sql`
    insert into search_entry (kind, id, group_id, thread_id, message_id, meeting_id, author_id, label, has_file, created_at,
      name, title, body, title_keys, keys)
    values (${kind}, ${id}, ${groupId}, ${threadId}, ${messageId}, ${meetingId}, ${authorId}, ${label}, ${hasFile},
      ${createdAt}, ${entry.name}, ${entry.title}, ${entry.body}, ${entry.titleKeys}::tsvector, ${entry.keys}::tsvector)
    on conflict (kind, id) do update set
      group_id = excluded.group_id, thread_id = excluded.thread_id, message_id = excluded.message_id,
      meeting_id = excluded.meeting_id, author_id = excluded.author_id, label = excluded.label,
      has_file = excluded.has_file, created_at = excluded.created_at, name = excluded.name, title = excluded.title,
      body = excluded.body, title_keys = excluded.title_keys, keys = excluded.keys`.execute(trx);
}

export async function deleteEntry(trx: Tx, kind: FoundKind, id: string): Promise<void> {
  await sql`delete from search_entry where kind = ${kind} and id = ${id}`.execute(trx);
}
