import { type RawBuilder, sql } from 'kysely';
import type { Attachment } from '../../shared/attachments/schema.ts';
import { type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { chipsIn, mentionsIn } from '../../shared/markdown/refs.ts';
import {
  type Message,
  type Person,
  type Quote,
  type Reaction,
  type ReactionKind,
  type Revision,
  reactionKinds,
} from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { toPersonJson } from '../accounts/queries.ts';
import { attachmentColumns } from '../attachments/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import { toHtml } from '../markdown/render.ts';
import type { Span } from './window.ts';

type QuoteRow = { messageId: string; ordinal: number; author: Person; body: string; deletedAt: string | null };

export type MessageRow = {
  id: string;
  threadId: string;
  ordinal: number;
  clientId: string;
  authorId: string;
  author: Person;
  body: string;
  quote: QuoteRow | null;
  attachments: Attachment[];
  reactions: { kind: ReactionKind; person: Person }[];
  revision: number;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  label: TlpLabel | null;
  afterOrdinal: number | null;
  readers: Person[] | null;
  pinnedAt: Date | null;
  confirmations: Person[] | null;
  movedTo: string | null;
  movedFrom: string | null;
};

const people = (rows: RawBuilder<unknown>) => sql<Person[]>`
  (select coalesce(jsonb_agg(${toPersonJson('p')} order by x.created_at, p.id), '[]') from ${rows} x
   join member p on p.id = x.member_id where x.message_id = m.id)`;

// An aside that is quoted is mentioned only where everybody who reads the quote may read it.
const mayBeQuoted = sql`(q.after_ordinal is null or (m.after_ordinal is not null and not exists (
  select from message_reader x where x.message_id = m.id and not exists (
    select from message_reader y where y.message_id = q.id and y.member_id = x.member_id))))`;
const quotedHere = sql`q.thread_id = m.thread_id`;

// The numbers of asides count those that the reader does not know of.
const columns = sql`
  m.id, m.thread_id, greatest(m.ordinal, 0) as ordinal, m.client_id, m.author_id, ${toPersonJson('a')} as author, m.body,
  m.revision, m.created_at, m.edited_at, m.deleted_at, m.deleted_by, m.label, m.after_ordinal, m.pinned_at, m.moved_to, m.moved_from,
  ${attachmentColumns} as attachments,
  case when m.after_ordinal is not null then (
    select coalesce(jsonb_agg(${toPersonJson('p')} order by p.display_name, p.id), '[]')
    from message_reader x join member p on p.id = x.member_id where x.message_id = m.id) end as readers,
  case when m.asks_confirmation then ${people(sql`confirmation`)} end as confirmations,
  (select jsonb_build_object('messageId', q.id, 'author', ${toPersonJson('qa')}, 'body', q.body,
     'ordinal', case when ${quotedHere} then coalesce(q.after_ordinal, q.ordinal) else 0 end,
     'deletedAt', case when ${quotedHere} then q.deleted_at else q.created_at end)
   from message q join member qa on qa.id = q.author_id where q.id = m.reply_to and ${mayBeQuoted}) as quote,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'person', ${toPersonJson('p')})
     order by r.created_at, r.member_id), '[]')
   from reaction r join member p on p.id = r.member_id where r.message_id = m.id) as reactions`;

const strictestFirst = sql`${[...tlpLabels]}::text[]`;
/** The label that holds for the message `m` of the thread `t`: the stricter one of both. */
export const labelInForce = sql<TlpLabel>`(${strictestFirst})[least(
  array_position(${strictestFirst}, coalesce(m.label, t.label)), array_position(${strictestFirst}, t.label))]`;

/** Messages `m` where something holds. */
export async function selectMessages(db: Db | Tx, condition: RawBuilder<unknown>): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from message m join member a on a.id = m.author_id where ${condition}`.execute(db);
  return rows;
}

export async function findMessageRow(db: Db | Tx, id: string): Promise<MessageRow | undefined> {
  return (await selectMessages(db, sql`m.id = ${id}`))[0];
}

export async function findMessageByClient(
  db: Db | Tx,
  authorId: string,
  clientId: string,
): Promise<MessageRow | undefined> {
  return (await selectMessages(db, sql`m.author_id = ${authorId} and m.client_id = ${clientId}`))[0];
}

/** Messages numbered `from` to `to`, oldest first. */
export async function listMessageRows(db: Db | Tx, threadId: string, { from, to }: Span): Promise<MessageRow[]> {
  return selectMessages(db, sql`m.thread_id = ${threadId} and m.ordinal between ${from} and ${to} order by m.ordinal`);
}

/** The number of the first message written at that instant or later; without one, of the last there is. */
export async function findSince(db: Db | Tx, threadId: string, at: Date): Promise<number> {
  const { rows } = await sql<{ ordinal: number | null }>`
    select coalesce(
      (select ordinal from message where thread_id = ${threadId} and ordinal > 0 and created_at >= ${at}
       order by created_at, ordinal limit 1),
      (select last_ordinal from thread where id = ${threadId})) as ordinal`.execute(db);
  return rows[0]?.ordinal ?? 1;
}

/** Pinned messages that stand, oldest first. */
export async function listPinnedRows(db: Db | Tx, threadId: string): Promise<MessageRow[]> {
  return selectMessages(
    db,
    sql`m.thread_id = ${threadId} and m.pinned_at is not null and m.deleted_at is null order by m.ordinal`,
  );
}

export type InsertMessage = {
  threadId: string;
  authorId: string;
  clientId: string;
  body: string;
  replyTo: string | null;
  label: TlpLabel | null;
  asks: boolean;
};

export type Posted = {
  id: string;
  ordinal: number;
  createdAt: Date;
  title: string;
  label: TlpLabel;
  /** The thread's followers were told of all that was before it. */
  isFirst: boolean;
};

/**
 * Locks the thread, adds a message under its next number and moves the author's read marker there. Returns it with what the
 * locked thread is called now, or nothing when this author used the clientId before or the thread is closed.
 */
export async function insertMessage(trx: Tx, message: InsertMessage): Promise<Posted | undefined> {
  const { rows } = await sql<Posted>`
    with locked as materialized (
      select id, last_ordinal, told_ordinal, title, label, closed_at from thread where id = ${message.threadId} for update
    ), posted as (
      insert into message (thread_id, ordinal, author_id, client_id, body, reply_to, label, asks_confirmation)
      select id, last_ordinal + 1, ${message.authorId}, ${message.clientId}, ${message.body}, ${message.replyTo}::uuid,
        ${message.label}::text, ${message.asks}::boolean from locked where closed_at is null
      on conflict (author_id, client_id) do nothing
      returning id, thread_id, ordinal, author_id, created_at
    ), counted as (
      update thread t set last_ordinal = p.ordinal, active_at = p.created_at from posted p where t.id = p.thread_id
    ), marked as (
      insert into read_marker (thread_id, member_id, ordinal) select thread_id, author_id, ordinal from posted
      on conflict (thread_id, member_id) do update set ordinal = excluded.ordinal, updated_at = now()
    )
    select p.id, p.ordinal, p.created_at, l.title, l.label, l.told_ordinal >= l.last_ordinal as is_first from posted p cross join locked l`.execute(
    trx,
  );
  return rows[0];
}

/** Puts the text that stands into the history and the new one in its place. */
export async function reviseMessage(trx: Tx, id: string, body: string): Promise<void> {
  await sql`
    insert into message_revision (message_id, revision, body, written_at)
    select id, revision, body, coalesce(edited_at, created_at) from message where id = ${id}`.execute(trx);
  await sql`
    update message set body = ${body}, revision = revision + 1, edited_at = clock_timestamp() where id = ${id}`.execute(
    trx,
  );
}

export async function markDeleted(trx: Tx, id: string, by: string | null): Promise<void> {
  await sql`
    update message set deleted_by = ${by}::uuid, deleted_at = case when ${by}::uuid is null then null else clock_timestamp() end
    where id = ${id}`.execute(trx);
}

/** Takes the text of a message deleted before `before` away for good; reactions and history too. Returns how many. */
export async function eraseDeleted(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      update message set body = '' where deleted_by is not null and deleted_at < ${before} and (body <> ''
        or exists (select from message_revision r where r.message_id = message.id)) returning id
    ), confirmations as (
      delete from confirmation c using gone where c.message_id = gone.id
    ), history as (
      delete from message_revision r using gone where r.message_id = gone.id
    ), reactions as (
      delete from reaction r using gone where r.message_id = gone.id
    )
    select id from gone`.execute(db);
  return rows.length;
}

/** Every text of a message, oldest first; the last is the one that stands. */
export async function listRevisions(db: Db, id: string): Promise<Revision[]> {
  const { rows } = await sql<{ revision: number; body: string; writtenAt: Date }>`
    select revision, body, written_at from message_revision where message_id = ${id}
    union all
    select revision, body, coalesce(edited_at, created_at) from message where id = ${id}
    order by revision`.execute(db);
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
}

export type ReactionRow = { messageId: string; memberId: string; kind: ReactionKind };

/** True when it was not there before. */
export async function insertReaction(trx: Tx, { messageId, memberId, kind }: ReactionRow): Promise<boolean> {
  const { rows } = await sql`
    insert into reaction (message_id, member_id, kind) values (${messageId}, ${memberId}, ${kind})
    on conflict do nothing returning 1`.execute(trx);
  return rows.length > 0;
}

/** True when it was there. */
export async function deleteReaction(trx: Tx, { messageId, memberId, kind }: ReactionRow): Promise<boolean> {
  const { rows } = await sql`
    delete from reaction where message_id = ${messageId} and member_id = ${memberId} and kind = ${kind}
    returning 1`.execute(trx);
  return rows.length > 0;
}

/** The one shape of a message for REST and sockets. A deleted one keeps its place and loses everything else. */
export function toMessage(row: Omit<MessageRow, 'authorId'>): Message {
  const { id, threadId, ordinal, clientId, author, revision, deletedBy, readers, movedTo, movedFrom } = row;
  const gone = row.deletedAt !== null;
  const body = gone ? '' : row.body;
  return {
    id,
    threadId,
    ordinal,
    after: row.afterOrdinal,
    clientId,
    author,
    body,
    html: toHtml(body),
    mentions: mentionsIn(body),
    chips: chipsIn(body),
    label: gone ? null : row.label,
    readers,
    quote: gone || !row.quote ? null : toQuote(row.quote),
    attachments: gone ? [] : row.attachments,
    reactions: gone ? [] : toReactions(row.reactions),
    revision,
    postedAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    deletedBy,
    pinnedAt: gone ? null : (row.pinnedAt?.toISOString() ?? null),
    confirmations: gone ? null : row.confirmations,
    movedTo,
    movedFrom,
  };
}

export function toQuote({ body, deletedAt, ...quote }: QuoteRow): Quote {
  return { ...quote, excerpt: deletedAt ? null : excerptOf(body) };
}

function toReactions(rows: MessageRow['reactions']): Reaction[] {
  return reactionKinds.flatMap((kind) => {
    const people = rows.filter((row) => row.kind === kind).map((row) => row.person);
    return people.length > 0 ? [{ kind, people }] : [];
  });
}
