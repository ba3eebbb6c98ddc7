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

/**
 * Tells of a new message: those it names, then the author of what it quotes, each once; the thread's followers by a job, so
 * that the writer does not wait for a large group.
 */
export async function tellOfMessage(trx: Tx, message: Told): Promise<void> {
  await tellNamed(trx, message);
  await addJob(trx, tellFollowersJob.name, { messageId: message.messageId });
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

type Fresh = { threadId: string; groupId: string; authorId: string; ordinal: number };

/**
 * A follower is told once of what they have not read in a thread, not once for each message: the key holds how far they got.
 * Whoever was named by the message, or has read it by now, needs no telling.
 */
async function tellFollowers({ db }: Services, messageId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows: found } = await sql<Fresh>`
      select m.thread_id, t.group_id, m.author_id, m.ordinal from message m join thread t on t.id = m.thread_id
      where m.id = ${messageId} and m.deleted_at is null`.execute(trx);
    const [message] = found;
    if (!message) return;
    const { threadId, groupId, authorId, ordinal } = message;
    // Whoever writes has read.
    if (ordinal > 0) await readInThread(trx, authorId, { threadId, ordinal });
    const followers = await followersOf(trx, threadId);
    const places = await placesOf(trx, { ...message, messageId }, followers);
    const news = [...Map.groupBy(places, ({ ordinal }) => ordinal)].map(([ordinal, some]) => ({
      key: `post:${threadId}:${ordinal}`,
      kind: 'post' as const,
      recipients: some.map(({ id }) => id),
      thing: { kind: 'thread' as const, id: threadId },
      groupId,
      actorId: authorId,
    }));
    await notify(trx, ...news);
  });
}

/** How far each of those people has read who were not told of this message and have not come to it. */
async function placesOf(trx: Tx, message: Fresh & { messageId: string }, memberIds: string[]) {
  const { rows } = await sql<{ id: string; ordinal: number }>`
    select id, ordinal from (
      select gm.member_id as id, ${readOrdinal} as ordinal
      from thread t join group_member gm on gm.group_id = t.group_id and gm.member_id = any(${memberIds}::uuid[])
      where t.id = ${message.threadId}
    ) reader
    where ordinal < ${message.ordinal} and not exists (
      select from notification n where n.key = ${`message:${message.messageId}`} and n.member_id = reader.id)`.execute(
    trx,
  );
  return rows;
}

export const tellFollowersJob: Job = {
  name: 'tell_followers',
  run: (services, payload) => tellFollowers(services, (payload as { messageId: string }).messageId),
};

/** What telling needs of a message that was posted or changed. */
export function toTold({ id, threadId, author, body, quote }: Message, groupId: string): Told {
  return { messageId: id, threadId, groupId, authorId: author.id, body, quoted: quote?.author.id ?? null };
}
