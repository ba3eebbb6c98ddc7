import { sql } from 'kysely';
import { mentionsIn } from '../../shared/markdown/refs.ts';
import type { Message } from '../../shared/threads/schema.ts';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { gatherJob, type Job } from '../jobs/jobs.ts';
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
const gatherMs = 1_000;

/**
 * Tells of a new message: those it names, then the author of what it quotes, each once; the thread's followers by a job in a
 * moment, so that neither the writer waits for a large group nor those who have the thread open.
 */
export async function tellOfMessage(trx: Tx, message: Told): Promise<void> {
  await tellNamed(trx, message);
  await gatherJob(trx, tellFollowersJob.name, {
    key: `${tellFollowersJob.name}:${message.threadId}`,
    item: message.messageId,
    runAt: new Date(Date.now() + gatherMs),
  });
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

type Fresh = { id: string; threadId: string; groupId: string; authorId: string; ordinal: number };

async function tellFollowers({ db }: Services, messageIds: string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<Fresh>`
      select m.id, m.thread_id, t.group_id, m.author_id, m.ordinal from message m join thread t on t.id = m.thread_id
      where m.id = any(${messageIds}::uuid[]) and m.deleted_at is null order by m.ordinal`.execute(trx);
    // A message may have been moved since.
    for (const messages of Map.groupBy(rows, ({ threadId }) => threadId).values()) await tellOf(trx, messages);
  });
}

/**
 * A follower is told once of what they have not read in a thread, not once for each message: the key holds how far they got.
 * Whoever was named by a message, or has read it by now, needs no telling.
 */
async function tellOf(trx: Tx, messages: Fresh[]): Promise<void> {
  // Whoever writes has read.
  const written = new Map(messages.map(({ authorId, ordinal }) => [authorId, ordinal]));
  const newest = messages.at(-1);
  if (!newest) return;
  const { threadId, groupId, authorId } = newest;
  for (const [memberId, ordinal] of written) if (ordinal > 0) await readInThread(trx, memberId, { threadId, ordinal });
  const followers = await followersOf(trx, threadId);
  const places = await placesOf(trx, messages, newest, followers);
  const news = [...Map.groupBy(places, ({ ordinal }) => ordinal)].map(([ordinal, some]) => ({
    key: `post:${threadId}:${ordinal}`,
    kind: 'post' as const,
    recipients: some.map(({ id }) => id),
    thing: { kind: 'thread' as const, id: threadId },
    groupId,
    actorId: authorId,
  }));
  await notify(trx, ...news);
}

/** How far each of those people has read who were not told of these messages and have not come to the newest. */
async function placesOf(trx: Tx, messages: Fresh[], newest: Fresh, memberIds: string[]) {
  const { rows } = await sql<{ id: string; ordinal: number }>`
    select id, ordinal from (
      select gm.member_id as id, ${readOrdinal} as ordinal
      from thread t join group_member gm on gm.group_id = t.group_id and gm.member_id = any(${memberIds}::uuid[])
      where t.id = ${newest.threadId}
    ) reader
    where ordinal < ${newest.ordinal} and not exists (
      select from notification n
      where n.key = any(${messages.map(({ id }) => `message:${id}`)}::text[]) and n.member_id = reader.id)`.execute(
    trx,
  );
  return rows;
}

export const tellFollowersJob: Job = {
  name: 'tell_followers',
  run: (services, payload) => tellFollowers(services, payload as string[]),
};

/** What telling needs of a message that was posted or changed. */
export function toTold({ id, threadId, author, body, quote }: Message, groupId: string): Told {
  return { messageId: id, threadId, groupId, authorId: author.id, body, quoted: quote?.author.id ?? null };
}
