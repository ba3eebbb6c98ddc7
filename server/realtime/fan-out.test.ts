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

  fanOut.handOver(first);
  fanOut.handOver(first);
  fanOut.notified(topic, 1);
  fanOut.handOver(third);
  expect(frames).toEqual(stored.slice(0, 1));
  fanOut.handOver(second);
  fanOut.notified(topic, 3);
  await expect.poll(() => frames).toEqual(stored);
});
