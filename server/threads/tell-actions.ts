import { sql } from 'kysely';
import { mentionsIn } from '../../shared/markdown/refs.ts';
import type { Message } from '../../shared/threads/schema.ts';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { addJob, type Job } from '../jobs/jobs.ts';
import { notify, readInThread } from '../notifications/actions.ts';
import { deafTo, followersOf } from './followers.ts';
import { listGroupMemberIds, readOrdinal } from './thread-queries.ts';

type Told = {
  messageId: string;
  threadId: string;
  groupId: string;
  authorId: string;
  body: string;
  quoted: string | null;
};

/** What is written in a thread within this time is told of together. */
const gatherMs = 3_000;

/**
 * Tells of a new message: those it names, then the author of what it quotes, each once; the thread's followers by a job in a
 * moment, so that neither the writer waits for a large group nor those who have the thread open.
 * @param isFirst true when all before it was told of, so that no job waits.
 */
export async function tellOfMessage(trx: Tx, message: Told, isFirst: boolean): Promise<void> {
  await tellNamed(trx, message);
  if (!isFirst) return;
  const { threadId } = message;
  await addJob(trx, tellFollowersJob.name, { threadId }, { runAt: new Date(Date.now() + gatherMs) });
}

/** Tells those whom a message names unless they want to hear nothing of the thread, after an edit only the new ones: for one message a person is told once. */
export async function tellNamed(
  trx: Tx,
  { messageId, threadId, groupId, authorId, body, quoted }: Told,
): Promise<void> {
  const thing = { kind: 'message', id: messageId } as const;
  const about = { key: `message:${messageId}`, thing, groupId, actorId: authorId };
  const named = await mentionedIn(trx, body, groupId);
  const answered = quoted ? [quoted] : [];
  if (named.length + answered.length === 0) return;
  const deaf = new Set(await deafTo(trx, threadId));
  const hearing = (ids: string[]) => ids.filter((id) => !deaf.has(id));
  await notify(
    trx,
    { ...about, kind: 'mention', recipients: hearing(named) },
    { ...about, kind: 'reply', recipients: hearing(answered) },
  );
}

/** People named by `@`, and those of the thread's own group when it is named as a whole. Who may not read it is left out later. */
async function mentionedIn(trx: Tx, body: string, groupId: string): Promise<string[]> {
  const found = mentionsIn(body);
  const named = found.filter(({ kind }) => kind === 'member').map(({ id }) => id);
  const all = found.some(({ kind, id }) => kind === 'group' && id === groupId);
  return all ? [...named, ...(await listGroupMemberIds(trx, groupId))] : named;
}

/** A thread with messages that its followers were not told of: those after `told`, up to `last`. */
type Untold = { threadId: string; groupId: string; told: number; last: number };

/** A post waits for the end of this and then sees whether its own job is the first. */
async function tellFollowers({ db }: Services, threadId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<Untold>`
      with untold as materialized (
        select id, group_id, told_ordinal, last_ordinal from thread
        where id = ${threadId} and told_ordinal < last_ordinal for no key update
      ), told as (
        update thread t set told_ordinal = u.last_ordinal from untold u where t.id = u.id
      )
      select id as thread_id, group_id, told_ordinal as told, last_ordinal as last from untold`.execute(trx);
    if (rows[0]) await tellOf(trx, rows[0]);
  });
}

type Fresh = { id: string; authorId: string; ordinal: number };

/**
 * A follower is told once of what they have not read in a thread, not once for each message: the key holds how far they got.
 * Whoever was named by a message, or has read it by now, needs no telling.
 */
async function tellOf(trx: Tx, { threadId, groupId, told, last }: Untold): Promise<void> {
  const { rows: messages } = await sql<Fresh>`
    select id, author_id, ordinal from message
    where thread_id = ${threadId} and ordinal > ${told} and ordinal <= ${last} and deleted_at is null and moved_from is null
    order by ordinal`.execute(trx);
  const newest = messages.at(-1);
  if (!newest) return;
  // Whoever writes has read.
  const written = new Map(messages.map(({ authorId, ordinal }) => [authorId, ordinal]));
  await readInThread(trx, threadId, written, null);
  const followers = await followersOf(trx, threadId);
  const places = await placesOf(trx, { threadId, messages, last: newest.ordinal }, followers);
  const news = [...Map.groupBy(places, ({ ordinal }) => ordinal)].map(([ordinal, some]) => ({
    key: `post:${threadId}:${ordinal}`,
    kind: 'post' as const,
    recipients: some.map(({ id }) => id),
    thing: { kind: 'thread' as const, id: threadId },
    groupId,
    actorId: newest.authorId,
  }));
  await notify(trx, ...news);
}

type Stretch = { threadId: string; messages: Fresh[]; last: number };

/** How far each of those people has read who were not told of these messages and have not come to the last. */
async function placesOf(trx: Tx, { threadId, messages, last }: Stretch, memberIds: string[]) {
  const keys = messages.map(({ id }) => `message:${id}`);
  const { rows } = await sql<{ id: string; ordinal: number }>`
    select id, ordinal from (
      select gm.member_id as id, ${readOrdinal} as ordinal
      from thread t join group_member gm on gm.group_id = t.group_id and gm.member_id = any(${memberIds}::uuid[])
      where t.id = ${threadId}
    ) reader
    where ordinal < ${last} and not exists (
      select from notification n where n.key = any(${keys}::text[]) and n.member_id = reader.id)`.execute(trx);
  return rows;
}

export const tellFollowersJob: Job = {
  name: 'tell_followers',
  run: (services, payload) => tellFollowers(services, (payload as { threadId: string }).threadId),
};

/** Tells the followers of every thread in which something older than `before` was not told of; numbers have no gaps. */
export async function tellLeft(services: Services, before: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select t.id from thread t join message m on m.thread_id = t.id and m.ordinal = t.told_ordinal + 1
    where t.told_ordinal < t.last_ordinal and m.created_at < ${before}`.execute(services.db);
  for (const { id } of rows) await tellFollowers(services, id);
}

/** By the clock for what a killed process left. */
export const tellLeftJob: Job = {
  name: 'tell_left',
  cron: '* * * * *',
  run: (services) => tellLeft(services, new Date(Date.now() - 60_000)),
};

/** What telling needs of a message that was posted or changed. */
export function toTold({ id, threadId, author, body, quote }: Message, groupId: string): Told {
  return { messageId: id, threadId, groupId, authorId: author.id, body, quoted: quote?.author.id ?? null };
}
