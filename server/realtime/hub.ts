import type { FastifyBaseLogger } from 'fastify';
import { AppError, errorMessage } from '../../shared/errors.ts';
import { closeCodes, replayLimit } from '../../shared/protocol.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { type Connection, release, type Subscription } from './connection.ts';
import { createFanOut } from './fan-out.ts';
import type { Listener } from './listener.ts';
import { eventsSince, topicChannel } from './log.ts';
import { createPresence, ephemeralChannel } from './presence.ts';
import { authoriseTopic, type TopicRules } from './topics.ts';

const sweepMs = 2_000;

export type HubOptions = {
  db: Db;
  listener: Listener;
  log: FastifyBaseLogger;
  rules: TopicRules;
  /** Access of members as this node knows it; `onChange` is called for each member whose rights may have changed. */
  access: { onChange(handler: (memberId: string) => void): void; isValid(actor: Actor): Promise<boolean> };
};

/** The process's end of the event log: connections, their subscriptions, replay, and rights checked again when they change. */
export function createHub({ db, listener, log, rules, access }: HubOptions) {
  const connections = new Set<Connection>();
  const fanOut = createFanOut(db, log);
  const presence = createPresence(db, fanOut);

  listener.on(topicChannel, (payload) => {
    const space = payload.lastIndexOf(' ');
    fanOut.notified(payload.slice(0, space), Number(payload.slice(space + 1)));
  });
  listener.on(ephemeralChannel, presence.heard);
  const sweep = () => fanOut.sweep().catch((error) => log.warn({ err: error }, 'sweep failed'));
  listener.onGap(sweep);
  const timer = setInterval(sweep, sweepMs).unref();
  access.onChange((memberId) => {
    for (const connection of connections) if (connection.actor.id === memberId) void recheck(connection);
  });

  function refuse(connection: Connection, topic: string, error: unknown): void {
    const known = error instanceof AppError ? error : new AppError('unavailable');
    if (known !== error) log.warn({ err: error }, 'subscription failed');
    const message = errorMessage(known.code, connection.actor.locale, known.data);
    connection.send({ type: 'refused', topic, error: { code: known.code, message } });
  }

  function drop(connection: Connection, topic: string): void {
    connection.subscriptions.delete(topic);
    fanOut.unfollow(topic, connection);
    presence.leave(connection, topic);
  }

  async function replay(connection: Connection, subscription: Subscription, since: number, head: number) {
    const { topic } = subscription;
    const missed = head - since;
    const events = missed > 0 && missed <= replayLimit ? await eventsSince(db, topic, since, replayLimit) : [];
    if (missed < 0 || missed > replayLimit || (missed > 0 && events[0]?.seq !== since + 1)) {
      subscription.cursor = head;
      return connection.send({ type: 'reset', topic, seq: head });
    }
    connection.send({ type: 'subscribed', topic, seq: head });
    for (const event of events) {
      subscription.cursor = event.seq;
      connection.send({ type: 'event', event });
    }
  }

  /** Rights may have changed: hold every event until they have been asked for again. */
  async function recheck(connection: Connection): Promise<void> {
    for (const subscription of connection.subscriptions.values()) subscription.held = true;
    if (!(await access.isValid(connection.actor).catch(() => false))) return connection.close(closeCodes.signedOut);
    await Promise.all(
      [...connection.subscriptions.values()].map((subscription) => recheckOne(connection, subscription)),
    );
  }

  async function recheckOne(connection: Connection, subscription: Subscription): Promise<void> {
    try {
      await authoriseTopic(rules, db, connection.actor, subscription.topic);
      release(connection, subscription);
    } catch (error) {
      drop(connection, subscription.topic);
      refuse(connection, subscription.topic, error);
    }
  }

  return {
    add: (connection: Connection) => void connections.add(connection),
    remove(connection: Connection): void {
      connections.delete(connection);
      for (const topic of connection.subscriptions.keys()) drop(connection, topic);
    },
    /** Starts following; what came after `since` is replayed, or `reset` tells to fetch anew. Refused when not permitted. */
    async subscribe(connection: Connection, topic: string, since?: number): Promise<void> {
      if (connection.subscriptions.has(topic)) drop(connection, topic);
      const subscription: Subscription = { topic, cursor: 0, held: true, pending: [] };
      connection.subscriptions.set(topic, subscription);
      try {
        await authoriseTopic(rules, db, connection.actor, topic);
        const head = await fanOut.follow(topic, connection);
        subscription.cursor = since ?? head;
        await replay(connection, subscription, since ?? head, head);
        if (connection.subscriptions.get(topic) === subscription) release(connection, subscription);
        else if (!connection.subscriptions.has(topic)) fanOut.unfollow(topic, connection);
      } catch (error) {
        if (connection.subscriptions.get(topic) === subscription) drop(connection, topic);
        refuse(connection, topic, error);
      }
    },
    unsubscribe: drop,
    presence,
    /** Number of open sockets on this node. */
    size: () => connections.size,
    /** Tells every socket to come back in a moment, at a random time so that they do not all come at once. */
    async stop(): Promise<void> {
      clearInterval(timer);
      presence.stop();
      for (const connection of connections) {
        connection.send({ type: 'reconnect', afterMs: 200 + Math.round(Math.random() * 1_300) });
        connection.close(closeCodes.restarting);
      }
    },
  };
}

export type Hub = ReturnType<typeof createHub>;
