import { describe, expect, it } from 'vitest';
import type { ClientFrame, ServerFrame } from '../../shared/protocol.ts';
import { backoff } from './connection.ts';
import { makeSubscriptions } from './subscriptions.ts';

const topic = 'thread:1';

function event(seq: number): ServerFrame {
  return { type: 'event', event: { topic, seq, type: 'message.posted', payload: {}, actor: null, at: '' } };
}

/** A listener whose events and the frames sent for it are kept. */
function listen(since?: number, onReset?: (seq: number) => Promise<number | undefined>) {
  const sent: ClientFrame[] = [];
  const heard: number[] = [];
  const subscriptions = makeSubscriptions((frame) => sent.push(frame));
  const handlers = { since, onEvent: ({ seq }: { seq: number }) => heard.push(seq), ...(onReset ? { onReset } : {}) };
  const leave = subscriptions.subscribe(topic, handlers);
  return { subscriptions, sent, heard, leave };
}

describe('following a topic', () => {
  it('asks from where the snapshot stands, and after a reconnection from the last event heard', () => {
    const { subscriptions, sent, heard } = listen(4);
    subscriptions.receive({ type: 'subscribed', topic, seq: 4 });
    for (const seq of [5, 6]) subscriptions.receive(event(seq));
    subscriptions.resume();
    expect(sent).toEqual([
      { type: 'subscribe', topic, since: 4 },
      { type: 'subscribe', topic, since: 6 },
    ]);
    expect(heard).toEqual([5, 6]);
  });

  it('hears no event twice', () => {
    const { subscriptions, heard } = listen(4);
    for (const seq of [3, 4, 5, 5, 6, 5]) subscriptions.receive(event(seq));
    expect(heard).toEqual([5, 6]);
  });

  it('remembers where "from now on" began', () => {
    const { subscriptions, sent } = listen();
    subscriptions.receive({ type: 'subscribed', topic, seq: 9 });
    subscriptions.resume();
    expect(sent.at(-1)).toEqual({ type: 'subscribe', topic, since: 9 });
  });

  it('serves two listeners at different places, each event once', () => {
    const { subscriptions, sent, heard } = listen(8);
    const late: number[] = [];
    subscriptions.subscribe(topic, { since: 6, onEvent: ({ seq }) => late.push(seq) });
    for (const seq of [7, 8, 9]) subscriptions.receive(event(seq));
    expect(sent.at(-1)).toEqual({ type: 'subscribe', topic, since: 6 });
    expect([heard, late]).toEqual([[9], [7, 8, 9]]);
  });

  it('leaves when the last listener does', () => {
    const { subscriptions, sent, leave } = listen(1);
    const leaveToo = subscriptions.subscribe(topic, { since: 1, onEvent: () => {} });
    leave();
    expect(sent.at(-1)?.type).toBe('subscribe');
    leaveToo();
    expect(sent.at(-1)).toEqual({ type: 'unsubscribe', topic });
    subscriptions.resume();
    expect(sent.at(-1)).toEqual({ type: 'unsubscribe', topic });
  });
});

describe('a topic that was refused', () => {
  it('can be followed again, and the refused listener takes nothing with it', () => {
    const { subscriptions, sent, heard, leave } = listen(1);
    subscriptions.receive({ type: 'refused', topic, error: { code: 'not_found', message: '' } });
    subscriptions.receive(event(2));
    const again: number[] = [];
    subscriptions.subscribe(topic, { since: 1, onEvent: ({ seq }) => again.push(seq) });
    leave();
    subscriptions.receive(event(2));
    expect([heard, again]).toEqual([[], [2]]);
    expect(sent.map(({ type }) => type)).toEqual(['subscribe', 'subscribe']);
  });
});

describe('a gap too large to replay', () => {
  it('holds events until the snapshot is there, and skips those it contains', async () => {
    const snapshot = Promise.withResolvers<number>();
    const { subscriptions, heard } = listen(4, () => snapshot.promise);
    subscriptions.receive({ type: 'reset', topic, seq: 2_000 });
    for (const seq of [2_001, 2_002]) subscriptions.receive(event(seq));
    expect(heard).toEqual([]);
    snapshot.resolve(2_001);
    await new Promise(setImmediate);
    expect(heard).toEqual([2_002]);
  });

  it('refetches also when the server stands before the client, as after a restored database', async () => {
    let asked = 0;
    const { subscriptions, sent } = listen(40, async (seq) => {
      asked = seq;
      return seq;
    });
    subscriptions.receive({ type: 'reset', topic, seq: 10 });
    await new Promise(setImmediate);
    subscriptions.resume();
    expect(asked).toBe(10);
    expect(sent.at(-1)).toEqual({ type: 'subscribe', topic, since: 10 });
  });
});

describe('presence and typing', () => {
  it('are told once the server confirmed, and again after each reconnection', () => {
    const { subscriptions, sent } = listen(1);
    subscriptions.setPresence(topic, 'here');
    subscriptions.typing(topic, true);
    expect(sent).toHaveLength(1);
    subscriptions.receive({ type: 'subscribed', topic, seq: 1 });
    expect(sent.at(-1)).toEqual({ type: 'presence', topic, state: 'here' });
    subscriptions.typing(topic, true);
    expect(sent.at(-1)).toEqual({ type: 'typing', topic, active: true });
    subscriptions.resume();
    subscriptions.receive({ type: 'subscribed', topic, seq: 1 });
    expect(sent.at(-1)).toEqual({ type: 'presence', topic, state: 'here' });
  });
});

describe('a listener that comes later', () => {
  it('hears who is here', () => {
    const { subscriptions } = listen(1);
    const people = [{ memberId: 'a', state: 'here' as const }];
    subscriptions.receive({ type: 'presence', topic, people });
    const heard: unknown[] = [];
    subscriptions.subscribe(topic, { since: 1, onEvent: () => {}, onPresence: (now) => heard.push(now) });
    expect(heard).toEqual([people]);
  });
});

describe('coming back', () => {
  it('waits longer each time, never more than 15 s, and not all clients alike', () => {
    expect([0, 1, 2, 10].map((attempt) => backoff(attempt, () => 1))).toEqual([500, 1_000, 2_000, 15_000]);
    expect(backoff(10, () => 0)).toBe(7_500);
  });
});
