import type { FastifyBaseLogger } from 'fastify';
import { closeCodes } from '../../shared/protocol.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import type { Connection } from './connection.ts';
import { createFanOut } from './fan-out.ts';
import type { Listener } from './listener.ts';
import { topicChannel } from './log.ts';
import { createPresence, ephemeralChannel } from './presence.ts';
import { createSubscriptions } from './subscriptions.ts';
import type { TopicRules } from './topics.ts';

const sweepMs = 2_000;

export type HubOptions = {
  db: Db;
  listener: Listener;
  log: FastifyBaseLogger;
  rules: TopicRules;
  /** Tells whose rights may have changed, and whether a socket's session still stands. */
  access: { onChange(handler: (memberId: string) => void): void; isValid(actor: Actor): Promise<boolean> };
};

/** The process's end of the event log: its open sockets, what they follow, and who is there. */
export function createHub({ db, listener, log, rules, access }: HubOptions) {
  const connections = new Set<Connection>();
  const fanOut = createFanOut(db, log);
  const presence = createPresence(db, fanOut);
  const subscriptions = createSubscriptions({ db, rules, fanOut, presence, log });

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

  async function recheck(connection: Connection): Promise<void> {
    const rights = subscriptions.recheck(connection);
    // Whoever cannot be asked about is not signed out: they come back, and are asked about then.
    const ending = await access.isValid(connection.actor).then(
      (valid) => (valid ? undefined : closeCodes.signedOut),
      () => closeCodes.restarting,
    );
    if (ending !== undefined) connection.close(ending);
    await rights;
  }

  return {
    subscribe: subscriptions.subscribe,
    unsubscribe: subscriptions.unsubscribe,
    presence,
    expect: fanOut.expect,
    add: (connection: Connection) => void connections.add(connection),
    remove(connection: Connection): void {
      connections.delete(connection);
      for (const topic of [...connection.subscriptions.keys()]) subscriptions.unsubscribe(connection, topic);
    },
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
