import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonHere } from '../../shared/protocol.ts';
import type { Db } from '../db/client.ts';
import type { Connection } from './connection.ts';
import type { FanOut } from './fan-out.ts';

export const ephemeralChannel = 'ephemeral';
const refreshMs = 10_000;
const expiryMs = 25_000;

type State = PersonHere['state'];
type Message =
  | { node: string; topic: string; kind: 'presence'; people: PersonHere[] }
  | { node: string; topic: string; kind: 'typing'; memberId: string; active: boolean };

/** Who is where, over all nodes: each tells the others its own people, and is forgotten when it falls silent. */
export function createPresence(db: Db, fanOut: FanOut) {
  const node = randomUUID();
  const own = new Map<string, Map<Connection, State>>();
  const others = new Map<string, Map<string, { people: PersonHere[]; at: number }>>();

  function publish(message: Message): void {
    sql`select pg_notify(${ephemeralChannel}, ${JSON.stringify(message)})`.execute(db).catch(() => {});
  }

  function ownPeople(topic: string): PersonHere[] {
    const people = new Map<string, State>();
    for (const [connection, state] of own.get(topic) ?? []) {
      if (people.get(connection.actor.id) !== 'here') people.set(connection.actor.id, state);
    }
    return [...people].map(([memberId, state]) => ({ memberId, state }));
  }

  function everybody(topic: string): PersonHere[] {
    const people = new Map(ownPeople(topic).map((person) => [person.memberId, person]));
    for (const { people: theirs } of others.get(topic)?.values() ?? []) {
      for (const person of theirs)
        if (people.get(person.memberId)?.state !== 'here') people.set(person.memberId, person);
    }
    return [...people.values()];
  }

  function announce(topic: string): void {
    const text = JSON.stringify({ type: 'presence', topic, people: everybody(topic) });
    for (const connection of own.get(topic)?.keys() ?? []) connection.sendText(text);
  }

  function changed(topic: string): void {
    announce(topic);
    publish({ node, topic, kind: 'presence', people: ownPeople(topic).slice(0, 100) });
  }

  function expire(): void {
    const oldest = Date.now() - expiryMs;
    for (const [topic, nodes] of others) {
      for (const [id, seen] of nodes) if (seen.at < oldest) nodes.delete(id);
      if (nodes.size === 0) others.delete(topic);
    }
    for (const topic of own.keys()) publish({ node, topic, kind: 'presence', people: ownPeople(topic).slice(0, 100) });
  }

  const timer = setInterval(expire, refreshMs).unref();

  return {
    set(connection: Connection, topic: string, state: State): void {
      const here = own.get(topic) ?? new Map<Connection, State>();
      own.set(topic, here);
      if (here.get(connection) === state) return;
      here.set(connection, state);
      changed(topic);
    },
    leave(connection: Connection, topic: string): void {
      const here = own.get(topic);
      if (!here?.delete(connection)) return;
      changed(topic);
      if (here.size === 0) own.delete(topic);
    },
    typing(connection: Connection, topic: string, active: boolean): void {
      publish({ node, topic, kind: 'typing', memberId: connection.actor.id, active });
    },
    /** A message from any node, this one included (typing takes the same way everywhere). */
    heard(payload: string): void {
      const message = JSON.parse(payload) as Message;
      if (message.kind === 'typing') {
        const { topic, memberId, active } = message;
        for (const connection of fanOut.followers(topic)) {
          const subscription = connection.subscriptions.get(topic);
          if (subscription && !subscription.held && connection.actor.id !== memberId) {
            connection.send({ type: 'typing', topic, memberId, active });
          }
        }
        return;
      }
      if (message.node === node) return;
      const nodes = others.get(message.topic) ?? new Map();
      others.set(message.topic, nodes);
      const before = JSON.stringify(everybody(message.topic));
      nodes.set(message.node, { people: message.people, at: Date.now() });
      if (JSON.stringify(everybody(message.topic)) !== before) announce(message.topic);
    },
    stop: () => clearInterval(timer),
  };
}

export type Presence = ReturnType<typeof createPresence>;
