import { type RawBuilder, sql } from 'kysely';
import type { FoundKind } from '../../shared/search/schema.ts';
import type { Db, Tx } from '../db/client.ts';

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

/** The statement that writes entries, each anew where it is there. */
export function upsertEntries(entries: readonly Entry[]): RawBuilder<unknown> {
  return sql`
    insert into search_entry (kind, id, group_id, thread_id, message_id, meeting_id, author_id, label, has_file, created_at,
      name, title, body, title_keys, keys)
    select kind, id, "groupId", "threadId", "messageId", "meetingId", "authorId", label, "hasFile", "createdAt",
      name, title, body, "titleKeys"::tsvector, keys::tsvector
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (
      kind text, id uuid, "groupId" uuid, "threadId" uuid, "messageId" uuid, "meetingId" uuid, "authorId" uuid, label text,
      "hasFile" boolean, "createdAt" timestamptz, name text, title text, body text, "titleKeys" text, keys text)
    order by kind, id
    on conflict (kind, id) do update set
      indexed_at = now(), group_id = excluded.group_id, thread_id = excluded.thread_id, message_id = excluded.message_id,
      meeting_id = excluded.meeting_id, author_id = excluded.author_id, label = excluded.label,
      has_file = excluded.has_file, created_at = excluded.created_at, name = excluded.name, title = excluded.title,
      body = excluded.body, title_keys = excluded.title_keys, keys = excluded.keys`;
}

type Key = Pick<Entry, 'kind' | 'id'>;
type Text = Pick<Entry, 'title' | 'body'>;

export async function findText(db: Db, { kind, id }: Key): Promise<Text | undefined> {
  const { rows } = await sql<Text>`select title, body from search_entry where kind = ${kind} and id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Gives an entry the keys of its words if it still has this text; those of where and when it was made stay. */
export async function putKeys(db: Db, entry: Key & Text & Pick<Entry, 'titleKeys' | 'keys'>): Promise<void> {
  const { kind, id, title, body, titleKeys, keys } = entry;
  await sql`
    update search_entry e set title_keys = ${titleKeys}::tsvector, keys = ${keys}::tsvector
      || array_to_tsvector(array(select lexeme from unnest(e.keys) where lexeme like '#%'))
    where kind = ${kind} and id = ${id} and title = ${title} and body = ${body}`.execute(db);
}

export async function deleteEntries(trx: Db | Tx, kind: FoundKind, ids: readonly string[]): Promise<void> {
  await sql`delete from search_entry where kind = ${kind} and id = any(${ids}::uuid[])`.execute(trx);
}

/** The files of messages go with them. */
export async function deleteFileEntries(trx: Db | Tx, messageIds: readonly string[]): Promise<void> {
  await sql`delete from search_entry where message_id = any(${messageIds}::uuid[])`.execute(trx);
}
