import { expect, test } from 'vitest';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { Actor } from '../context.ts';
import { type Connection, deliver, release, type Subscription, toBytes } from './connection.ts';

test('events wait until every check is over, then come in order and once', () => {
  const sent: number[] = [];
  const connection: Connection = {
    actor: {} as Actor,
    subscriptions: new Map(),
    send: () => {},
    sendBytes: (frame) => sent.push((JSON.parse(frame.toString()) as { event: StoredEvent }).event.seq),
    close: () => {},
  };
  const subscription: Subscription = { topic: 'group:1', cursor: 3, held: 2, pending: [] };
  const tell = (seq: number) => {
    const event: StoredEvent = { topic: 'group:1', seq, type: 'x.happened', payload: {}, actor: null, at: '' };
    deliver(connection, subscription, event, toBytes({ type: 'event', event }));
  };
  for (const seq of [3, 4, 5, 4]) tell(seq);
  release(connection, subscription);
  expect(sent).toEqual([]);
  release(connection, subscription);
  tell(6);
  expect(sent).toEqual([4, 5, 6]);
});
