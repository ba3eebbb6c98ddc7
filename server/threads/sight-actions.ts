import { sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import { spellRefs } from '../../shared/markdown/refs.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Sight, Wanted } from '../notifications/actions.ts';
import { labelInForce } from './message-queries.ts';
import { readOrdinal } from './thread-queries.ts';

/** Threads as each of these people may see them now; those that one may not see are absent. */
export async function seeThreads(db: Db | Tx, wanted: readonly Wanted[]): Promise<Sight[]> {
  const { rows } = await sql<Omit<Sight, 'path' | 'starts'>>`
    select p.member_id, t.id, t.title, t.label, w.name as group_name,
      greatest(0, t.last_ordinal - ${readOrdinal}) as new_messages,
      (select m.created_at from message m where m.thread_id = t.id and m.ordinal = t.last_ordinal) as latest_at
    from ${pairs(wanted)}
    join thread t on t.id = p.id
    join working_group w on w.id = t.group_id
    join group_member gm on gm.group_id = t.group_id and gm.member_id = p.member_id
    where t.label <> 'TLP:RED' or exists (
      select from thread_reader r where r.thread_id = t.id and r.member_id = p.member_id)`.execute(db);
  return rows.map((row) => ({ ...row, path: `/watki/${row.id}`, starts: null }));
}

export type MessageSight = Wanted & {
  threadId: string;
  ordinal: number;
  author: Person;
  label: TlpLabel;
  excerpt: string;
  body: string;
};

/** What a notification or a mail shows of a long message. */
const shownChars = 4_000;

/** Messages that stand and, of those that name their readers, only what names the person. Ask `seeThreads` for the thread. */
export async function seeMessages(db: Db | Tx, wanted: readonly Wanted[]): Promise<MessageSight[]> {
  const { rows } = await sql<Omit<MessageSight, 'excerpt'>>`
    select p.member_id, m.id, m.thread_id, m.ordinal, ${toPersonJson('a')} as author, ${labelInForce} as label,
      left(m.body, ${shownChars}) as body
    from ${pairs(wanted)}
    join message m on m.id = p.id and m.deleted_at is null
    join member a on a.id = m.author_id
    join thread t on t.id = m.thread_id
    where m.after_ordinal is null or exists (
      select from message_reader x where x.message_id = m.id and x.member_id = p.member_id)`.execute(db);
  return rows.map((row) => ({ ...row, excerpt: excerptOf(spellRefs(row.body)) }));
}

const pairs = (wanted: readonly Wanted[]) => sql`
  unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[]) as p (member_id, id)`;
