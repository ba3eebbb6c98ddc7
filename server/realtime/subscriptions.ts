import type { FastifyBaseLogger } from 'fastify';
import { AppError, errorMessage } from '../../shared/errors.ts';
import { replayLimit } from '../../shared/protocol.ts';
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

  function refuse(connection: Connection, topic: string, error: unknown): void {
    const known = error instanceof AppError ? error : new AppError('unavailable');
    if (known !== error) log.warn({ err: error }, 'subscription failed');
    const message = errorMessage(known.code, connection.actor.locale, known.data);
    connection.send({ type: 'refused', topic, error: { code: known.code, message } });
  }

  /** Starts following; what came after `since` is replayed, or `reset` tells to fetch anew. Refused when not permitted. */
  async function subscribe(connection: Connection, topic: string, since?: number): Promise<void> {
    if (connection.subscriptions.has(topic)) unsubscribe(connection, topic);
    const subscription: Subscription = { topic, cursor: 0, held: true, pending: [] };
    connection.subscriptions.set(topic, subscription);
    const isCurrent = () => connection.subscriptions.get(topic) === subscription;
    try {
      await authoriseTopic(rules, db, connection.actor, topic);
      if (!isCurrent()) return;
      const head = await fanOut.follow(topic, connection);
      await replay(db, connection, subscription, { since: since ?? head, head });
      if (isCurrent()) release(connection, subscription);
    } catch (error) {
      if (!isCurrent()) return;
      unsubscribe(connection, topic);
      refuse(connection, topic, error);
    }
  }

  /** Rights may have changed: what is followed waits until each right has been asked for again. */
  async function recheck(connection: Connection): Promise<void> {
    const held = [...connection.subscriptions.values()];
    for (const subscription of held) subscription.held = true;
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

/** Sends what came between `since` and `head`, or `reset` when that is too much, was pruned, or never was. */
async function replay(
  db: Db,
  connection: Connection,
  subscription: Subscription,
  { since, head }: { since: number; head: number },
): Promise<void> {
  const { topic } = subscription;
  const missed = head - since;
  const events = missed > 0 && missed <= replayLimit ? await eventsSince(db, topic, since, replayLimit) : [];
  if (missed < 0 || missed > replayLimit || (missed > 0 && events[0]?.seq !== since + 1)) {
    subscription.cursor = head;
    connection.send({ type: 'reset', topic, seq: head });
    return;
  }
  subscription.cursor = events.at(-1)?.seq ?? since;
  connection.send({ type: 'subscribed', topic, seq: subscription.cursor });
  for (const event of events) connection.send({ type: 'event', event });
}
