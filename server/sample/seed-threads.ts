import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { seedFile } from '../attachments/seed-actions.ts';
import type { Db } from '../db/client.ts';
import { refreshMessages } from '../threads/finding-actions.ts';
import { postMessage } from '../threads/message-actions.ts';
import { markRead } from '../threads/reading-actions.ts';
import { createThread } from '../threads/thread-actions.ts';
import type { SampleFile } from './files.ts';
import { as, fixedId, type Seeding, when } from './seeding.ts';
import type { SampleThread } from './thread.ts';

/** A thread with its talk, as if it had been written on those days. */
export async function seedThread(seeding: Seeding, { group, title, label, messages }: SampleThread): Promise<void> {
  const [first, ...rest] = messages;
  const groupId = seeding.groups.get(group);
  if (!first || !groupId) return;
  const { db } = seeding.services;
  const { item: thread } = await createThread(as(seeding, first.by), groupId, {
    clientId: fixedId('thread', title),
    title,
    label,
    body: first.body,
  });
  const ids = [
    (
      await db
        .selectFrom('message')
        .select('id')
        .where('threadId', '=', thread.id)
        .where('ordinal', '=', 1)
        .executeTakeFirstOrThrow()
    ).id,
  ];
  for (const [index, { by, body, on, files = [] }] of rest.entries()) {
    const replyTo = on === undefined ? {} : { replyTo: ids[on] ?? ids[0] ?? '' };
    const { item } = await postMessage(as(seeding, by), thread.id, {
      clientId: fixedId(title, index),
      body,
      ...replyTo,
      attachmentIds: await seedFiles(seeding, { by, threadId: thread.id, files }),
    });
    ids.push(item.id);
  }
  const reactions = messages.flatMap(({ reactions = {} }, index) =>
    Object.entries(reactions).flatMap(([kind, keys]) =>
      keys.map((key) => ({ messageId: ids[index] ?? '', memberId: as(seeding, key).actor.id, kind })),
    ),
  );
  if (reactions.length > 0)
    await db
      .insertInto('reaction')
      .values(reactions)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await setTimes(
    db,
    thread.id,
    ids,
    messages.map(({ ago }) => when(seeding, ago)),
  );
  await db.transaction().execute((trx) => refreshMessages(trx, ids));
  await seedReading(seeding, thread.id, messages);
}

async function seedFiles(
  seeding: Seeding,
  { by, threadId, files }: { by: string; threadId: string; files: SampleFile[] },
): Promise<string[]> {
  const read = (name: string) => readFile(path.join(import.meta.dirname, 'files', name));
  const seedOne = async ({ from, picture, ...file }: SampleFile) =>
    seedFile(seeding.services, {
      ...{ ...file, threadId, ownerId: as(seeding, by).actor.id, clientId: fixedId('file', from) },
      bytes: await read(from),
      ...(picture ? { picture: { ...picture, thumbnail: await read(picture.thumbnail) } } : {}),
    });
  return Promise.all(files.map(seedOne));
}

async function setTimes(db: Db, threadId: string, ids: string[], times: Date[]): Promise<void> {
  await sql`
    update message m set created_at = given.at from unnest(${ids}::uuid[], ${times}::timestamptz[]) as given (id, at)
    where m.id = given.id`.execute(db);
  const [createdAt, activeAt] = [times[0], times.at(-1)];
  await sql`update thread set created_at = ${createdAt}, active_at = ${activeAt} where id = ${threadId}`.execute(db);
}

/** Those who wrote have read up to their last word; so a few threads are unread for most. */
async function seedReading(seeding: Seeding, threadId: string, messages: SampleThread['messages']): Promise<void> {
  const lastBy = new Map(messages.map(({ by }, index) => [by, index + 1]));
  for (const [by, ordinal] of lastBy) await markRead(as(seeding, by), threadId, ordinal);
}
