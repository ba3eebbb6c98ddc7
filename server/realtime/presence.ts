import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonHere } from '../../shared/protocol.ts';
import type { Db } from '../db/client.ts';
import { type Connection, toBytes } from './connection.ts';
import type { FanOut } from './fan-out.ts';
import { createRoster } from './roster.ts';

export const ephemeralChannel = 'ephemeral';
const refreshMs = 10_000;
/** A notification holds 8,000 bytes. */
const namedAtMost = 100;

type Message =
  | { kind: 'presence'; node: string; topic: string; people: PersonHere[] }
  | { kind: 'typing'; topic: string; memberId: string; active: boolean };

/** Presence and typing over all nodes; never stored. Each node repeats its own people, and is forgotten when silent. */
export function createPresence(db: Db, fanOut: FanOut) {
  const node = randomUUID();
  const roster = createRoster();

  function publish(message: Message): void {
    sql`select pg_notify(${ephemeralChannel}, ${JSON.stringify(message)})`.execute(db).catch(() => {});
  }

  function publishOwn(topic: string): void {
    publish({ kind: 'presence', node, topic, people: roster.ownPeople(topic).slice(0, namedAtMost) });
  }

  function announce(topic: string): void {
    const frame = toBytes({ type: 'presence', topic, people: roster.everybody(topic) });
    for (const connection of roster.ownConnections(topic)) connection.sendBytes(frame);
  }

  function tellTyping({ topic, memberId, active }: Extract<Message, { kind: 'typing' }>): void {
    for (const connection of fanOut.followers(topic)) {
      const isLive = connection.subscriptions.get(topic)?.held === 0;
      if (isLive && connection.actor.id !== memberId) connection.send({ type: 'typing', topic, memberId, active });
    }
  }

  function hear(message: Extract<Message, { kind: 'presence' }>): void {
    const before = JSON.stringify(roster.everybody(message.topic));
    roster.hear(message.node, message.topic, message.people);
    if (JSON.stringify(roster.everybody(message.topic)) !== before) announce(message.topic);
  }

  const timer = setInterval(() => {
    for (const topic of roster.expire()) announce(topic);
    for (const topic of roster.ownTopics()) publishOwn(topic);
  }, refreshMs).unref();

  return {
    set(connection: Connection, topic: string, state: PersonHere['state']): void {
      if (!roster.set(connection, topic, state)) return;
      announce(topic);
      publishOwn(topic);
    },
    leave(connection: Connection, topic: string): void {
      if (!roster.remove(connection, topic)) return;
      announce(topic);
      publishOwn(topic);
    },
    typing: (connection: Connection, topic: string, active: boolean) =>
      publish({ kind: 'typing', topic, memberId: connection.actor.id, active }),
    /** A message from any node; typing takes the same way on the node it came from. */
    heard(payload: string): void {
      const message = JSON.parse(payload) as Message;
      if (message.kind === 'typing') tellTyping(message);
      else if (message.node !== node) hear(message);
    },
    stop: () => clearInterval(timer),
  };
}

export type Presence = ReturnType<typeof createPresence>;
