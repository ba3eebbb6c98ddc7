import type { ReactionKind } from '../../shared/threads/schema.ts';
import { refreshMessages } from '../threads/finding-actions.ts';
import { postMessage } from '../threads/message-actions.ts';
import { react } from '../threads/reaction-actions.ts';
import { markRead } from '../threads/reading-actions.ts';
import { createThread } from '../threads/thread-actions.ts';
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
  for (const [index, { by, body, on }] of rest.entries()) {
    const replyTo = on === undefined ? {} : { replyTo: ids[on] ?? ids[0] ?? '' };
    const { item } = await postMessage(as(seeding, by), thread.id, {
      clientId: fixedId(title, index),
      body,
      ...replyTo,
    });
    ids.push(item.id);
  }
  for (const [index, { ago, reactions = {} }] of messages.entries()) {
    const messageId = ids[index] ?? '';
    for (const [kind, keys] of Object.entries(reactions)) {
      for (const key of keys) await react(as(seeding, key), { messageId, kind: kind as ReactionKind, on: true });
    }
    const createdAt = when(seeding, ago);
    await db.updateTable('message').set({ createdAt }).where('id', '=', messageId).execute();
    await db
      .updateTable('thread')
      .set({ activeAt: createdAt, ...(index === 0 ? { createdAt } : {}) })
      .where('id', '=', thread.id)
      .execute();
  }
  await db.transaction().execute((trx) => refreshMessages(trx, ids));
  await seedReading(seeding, thread.id, messages);
}

/** Those who wrote have read up to their last word; so a few threads are unread for most. */
async function seedReading(seeding: Seeding, threadId: string, messages: SampleThread['messages']): Promise<void> {
  const lastBy = new Map(messages.map(({ by }, index) => [by, index + 1]));
  for (const [by, ordinal] of lastBy) await markRead(as(seeding, by), threadId, ordinal);
}
