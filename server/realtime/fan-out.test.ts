import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServerFrame } from '../../shared/protocol.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import type { Connection } from './connection.ts';
import { createFanOut } from './fan-out.ts';
import { appendEvents, eventsSince } from './log.ts';

let hub: TestApp;
beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());

const topic = 'group:00000000-0000-4000-8000-000000000002';

function listenTo(topicName: string) {
  const frames: ServerFrame[] = [];
  const connection = {
    subscriptions: new Map([[topicName, { topic: topicName, cursor: 0, held: 0, pending: [] }]]),
    sendBytes: (frame: Buffer) => void frames.push(JSON.parse(frame.toString())),
  };
  return { frames, connection: connection as unknown as Connection };
}

it('hands over what comes next as it would be read, once, and leaves what comes too early to be read', async () => {
  const fanOut = createFanOut(hub.db, hub.app.log);
  const { frames, connection } = listenTo(topic);
  await fanOut.follow(topic, connection);
  const append = (n: number) =>
    hub.db.transaction().execute((trx) => appendEvents(trx, [{ topic, event: { type: 'x', payload: { n } } }], null));
  const [first, second, third] = [await append(1), await append(2), await append(3)];
  const stored = (await eventsSince(hub.db, topic, 0, 10)).map((event) => ({ type: 'event', event }));

  const handOver = fanOut.expect(first);
  handOver();
  handOver();
  fanOut.notified(topic, 1);
  fanOut.expect(third)();
  expect(frames).toEqual(stored.slice(0, 1));
  fanOut.expect(second)();
  fanOut.notified(topic, 3);
  await expect.poll(() => frames).toEqual(stored);
});

it('waits for what it expects, reads what never comes, and gives nothing out twice', async () => {
  const fanOut = createFanOut(hub.db, hub.app.log);
  const own = `${topic.slice(0, -1)}3`;
  const { frames, connection } = listenTo(own);
  await fanOut.follow(own, connection);
  const append = (n: number) =>
    hub.db
      .transaction()
      .execute((trx) => appendEvents(trx, [{ topic: own, event: { type: 'x', payload: { n } } }], null));
  const seen = () => frames.flatMap((frame) => (frame.type === 'event' ? frame.event.seq : []));

  const handOver = fanOut.expect(await append(1));
  fanOut.notified(own, 1);
  handOver();
  expect(seen()).toEqual([1]);

  // Its transaction failed, and that of another process took the number.
  fanOut.expect(await append(2));
  fanOut.notified(own, 2);
  expect(seen()).toEqual([1]);
  await expect.poll(seen).toEqual([1, 2]);

  // Handed over while it is being read.
  const third = await append(3);
  fanOut.notified(own, 3);
  fanOut.expect(third)();
  expect(seen()).toEqual([1, 2, 3]);
  await append(4);
  fanOut.notified(own, 4);
  await expect.poll(seen).toEqual([1, 2, 3, 4]);
});
