import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServerFrame } from '../../shared/protocol.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import type { Connection } from './connection.ts';
import { createFanOut, type FanOut } from './fan-out.ts';
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

it.each([
  ['waits for what it expects', 60_000, []],
  ['reads what it expected and nobody handed over', 0, [1]],
] as const)('%s', async (_, patience, given) => {
  const fanOut = createFanOut(hub.db, hub.app.log, patience);
  const { own, seen, append } = await followed(fanOut, patience);
  const handOver = fanOut.expect(await append(1));
  fanOut.notified(own, 1);
  if (given.length > 0) await expect.poll(seen).toEqual(given);
  // As many trips as a reading would take, and more.
  for (let trip = 0; trip < 5; trip += 1) await eventsSince(hub.db, own, 0, 10);
  expect(seen()).toEqual(given);
  handOver();
  expect(seen()).toEqual([1]);
});

it('gives nothing out twice that is handed over while it is being read', async () => {
  const fanOut = createFanOut(hub.db, hub.app.log);
  const { own, seen, append, subscription } = await followed(fanOut, 3);
  const first = await append(1);
  fanOut.notified(own, 1);
  fanOut.expect(first)();
  expect(seen()).toEqual([1]);
  // Not because the subscriber would leave it out.
  subscription.cursor = 0;
  await append(2);
  fanOut.notified(own, 2);
  await expect.poll(() => seen().at(-1)).toBe(2);
  expect(seen()).toEqual([1, 2]);
});

async function followed(fanOut: FanOut, place: number) {
  const own = `group:00000000-0000-4000-8000-${String(place).padStart(12, '1')}`;
  const { frames, connection } = listenTo(own);
  await fanOut.follow(own, connection);
  return {
    own,
    seen: () => frames.flatMap((frame) => (frame.type === 'event' ? frame.event.seq : [])),
    append: (n: number) => {
      const events = [{ topic: own, event: { type: 'x', payload: { n } } }];
      return hub.db.transaction().execute((trx) => appendEvents(trx, events, null));
    },
    subscription: connection.subscriptions.get(own) ?? { cursor: 0 },
  };
}
