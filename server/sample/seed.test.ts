import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKey, thumbnailKey } from '../attachments/finish-actions.ts';
import { kindOf } from '../attachments/kind.ts';
import { readPicture } from '../attachments/pictures.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { seedSample } from './seed.ts';

let hub: TestApp;
beforeAll(async () => {
  hub = await createTestApp({ env: { SAMPLE: 'on' } });
});
afterAll(() => hub.close());

const count = async (
  table: 'member' | 'workingGroup' | 'thread' | 'meeting' | 'draft' | 'message' | 'task' | 'decision',
) =>
  (
    await hub.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

test('the sample team is a team at work, and a second seed adds nothing', async () => {
  expect(await seedSample(hub.app.services)).toBe(true);
  const made = [
    await count('member'),
    await count('workingGroup'),
    await count('thread'),
    await count('meeting'),
    await count('draft'),
    await count('task'),
  ];
  expect(made).toEqual([20, 8, 12, 13, 6, 8]);
  expect(await count('decision')).toBe(9);
  const messages = await count('message');
  expect(await seedSample(hub.app.services)).toBe(false);
  expect(await count('message')).toBe(messages);
});

test('files are whole: what stands in the list is what is given out', async () => {
  const files = await hub.db.selectFrom('attachment').selectAll().execute();
  expect(files.length).toBeGreaterThan(1);
  for (const { id, size, type, width, height, thumbnail } of files) {
    const bytes = await hub.app.services.storage.read(contentKey(id));
    expect(bytes).toHaveLength(size ?? 0);
    expect(await kindOf(bytes, '')).toBe(type);
    if (!thumbnail) continue;
    expect(await readPicture(bytes)).toMatchObject({ width, height });
    expect(await kindOf(await hub.app.services.storage.read(thumbnailKey(id)), '')).toBe('image/webp');
  }
});

test('a few notifications are new to the first person, and only theirs are mailed', async () => {
  const notices = await hub.db
    .selectFrom('notification')
    .select(['memberId', 'readAt', 'mailAt', 'createdAt'])
    .execute();
  expect(notices.filter(({ readAt }) => readAt === null).length).toBeGreaterThan(10);
  expect(new Set(notices.filter(({ mailAt }) => mailAt).map(({ memberId }) => memberId)).size).toBe(1);
  expect(notices.every(({ createdAt }) => createdAt < new Date())).toBe(true);
});

test('nothing anybody said lies in the future', async () => {
  const late = await hub.db.selectFrom('message').select('id').where('createdAt', '>', new Date()).execute();
  expect(late).toEqual([]);
});
