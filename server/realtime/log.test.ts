import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { appendEvent, eventsSince, pruneEvents } from './log.ts';

let hub: TestApp;
beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());

test('old events go, newer ones and the count stay', async () => {
  const topic = 'group:00000000-0000-4000-8000-000000000001';
  const append = () => hub.db.transaction().execute((trx) => appendEvent(trx, topic, { type: 'x', payload: {} }, null));
  await append();
  await sql`update topic_event set created_at = now() - interval '31 days'`.execute(hub.db);
  await append();
  expect(await pruneEvents(hub.db, 30)).toBe(1);
  expect((await eventsSince(hub.db, topic, 0, 10)).map(({ seq }) => seq)).toEqual([2]);
  expect(await append()).toBe(3);
});

test('what is old is found by an index', async () => {
  const plan = await hub.db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    return sql`explain delete from topic_event where created_at < now() - make_interval(days => 30)`.execute(trx);
  });
  expect(JSON.stringify(plan.rows)).toContain('topic_event_created_at');
});
