import type { FastifyBaseLogger } from 'fastify';
import { AppError, errorMessage } from '../../shared/errors.ts';
import { closeCodes, replayLimit, type StoredEvent } from '../../shared/protocol.ts';
import type { Db } from '../db/client.ts';
import { type Connection, release, type Subscription } from './connection.ts';
import type { FanOut } from './fan-out.ts';
import { eventsSince } from './log.ts';
import type { Presence } from './presence.ts';
import { authoriseTopic, type TopicRules } from './topics.ts';

type Parts = { db: Db; rules: TopicRules; fanOut: FanOut; presence: Presence; log: FastifyBaseLogger };

/** What each socket follows: rights asked for, the gap replayed, then live; asked again when rights change. */
export function createSubscriptions({ db, rules, fanOut, presence, log }: Parts) {
  function unsubscribe(connection: Connection, topic: string): void {
    connection.subscriptions.delete(topic);
    fanOut.unfollow(topic, connection);
    presence.leave(connection, topic);
  }

  /** A refusal is for good. Our own trouble is not: the client comes back and goes on where it was. */
  function refuse(connection: Connection, topic: string, error: unknown): void {
    if (error instanceof AppError) {
      const message = errorMessage(error.code, connection.actor.locale, error.data);
      connection.send({ type: 'refused', topic, error: { code: error.code, message } });
    } else {
      log.warn({ err: error }, 'subscription failed');
      connection.close(closeCodes.restarting);
    }
  }

  /** Starts following; what came after `since` is replayed, or `reset` tells to fetch anew. Refused when not permitted. */
  async function subscribe(connection: Connection, topic: string, since?: number): Promise<void> {
    if (connection.subscriptions.has(topic)) unsubscribe(connection, topic);
    const subscription: Subscription = { topic, cursor: 0, held: 1, pending: [] };
    connection.subscriptions.set(topic, subscription);
    const isCurrent = () => connection.subscriptions.get(topic) === subscription;
    try {
      await authoriseTopic(rules, db, connection.actor, topic);
      if (!isCurrent()) return;
      const head = await fanOut.follow(topic, connection);
      const missed = await readMissed(db, topic, { since: since ?? head, head });
      if (!isCurrent()) return;
      begin(connection, subscription, missed);
      release(connection, subscription);
    } catch (error) {
      if (!isCurrent()) return;
      unsubscribe(connection, topic);
      refuse(connection, topic, error);
    }
  }

  /** Rights may have changed: what is followed waits until each right has been asked for again. */
  async function recheck(connection: Connection): Promise<void> {
    const held = [...connection.subscriptions.values()];
    for (const subscription of held) subscription.held += 1;
    await Promise.all(held.map((subscription) => recheckOne(connection, subscription)));
  }

  async function recheckOne(connection: Connection, subscription: Subscription): Promise<void> {
    const { topic } = subscription;
    const isCurrent = () => connection.subscriptions.get(topic) === subscription;
    try {
      await authoriseTopic(rules, db, connection.actor, topic);
      if (isCurrent()) release(connection, subscription);
    } catch (error) {
      if (!isCurrent()) return;
      unsubscribe(connection, topic);
      refuse(connection, topic, error);
    }
  }

  return { subscribe, unsubscribe, recheck };
}

type Missed = { head: number; events: StoredEvent[] | 'reset'; since: number };

/** What came between `since` and `head`, or `reset` when that is too much, was pruned, or never was. */
async function readMissed(db: Db, topic: string, { since, head }: { since: number; head: number }): Promise<Missed> {
  const count = head - since;
  if (count < 0 || count > replayLimit) return { head, since, events: 'reset' };
  const events = count > 0 ? await eventsSince(db, topic, since, replayLimit) : [];
  const isWhole = count === 0 || events[0]?.seq === since + 1;
  return { head, since, events: isWhole ? events : 'reset' };
}

/** Says where the client stands, and puts what it missed before what has come since. */
function begin(connection: Connection, subscription: Subscription, { head, since, events }: Missed): void {
  const { topic } = subscription;
  subscription.cursor = events === 'reset' ? head : since;
  if (events === 'reset') {
    connection.send({ type: 'reset', topic, seq: head });
  } else {
    connection.send({ type: 'subscribed', topic, seq: events.at(-1)?.seq ?? since });
    subscription.pending.unshift(...events);
  }
}
