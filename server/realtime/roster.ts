import type { PersonHere } from '../../shared/protocol.ts';
import type { Connection } from './connection.ts';

const expiryMs = 25_000;

type State = PersonHere['state'];

/** Who is where: the sockets of this node, and what the other nodes last said of theirs. */
export function createRoster() {
  const own = new Map<string, Map<Connection, State>>();
  const others = new Map<string, Map<string, { people: PersonHere[]; at: number }>>();

  function ownPeople(topic: string): PersonHere[] {
    const people = new Map<string, State>();
    for (const [connection, state] of own.get(topic) ?? []) {
      if (people.get(connection.actor.id) !== 'here') people.set(connection.actor.id, state);
    }
    return [...people].map(([memberId, state]) => ({ memberId, state }));
  }

  return {
    ownPeople,
    ownTopics: () => [...own.keys()],
    ownConnections: (topic: string) => [...(own.get(topic)?.keys() ?? [])],
    everybody(topic: string): PersonHere[] {
      const people = new Map(ownPeople(topic).map((person) => [person.memberId, person]));
      for (const { people: theirs } of others.get(topic)?.values() ?? []) {
        for (const person of theirs) {
          if (people.get(person.memberId)?.state !== 'here') people.set(person.memberId, person);
        }
      }
      return [...people.values()];
    },
    /** Returns whether that changed anything. */
    set(connection: Connection, topic: string, state: State): boolean {
      const here = own.get(topic) ?? new Map<Connection, State>();
      own.set(topic, here);
      if (here.get(connection) === state) return false;
      here.set(connection, state);
      return true;
    },
    remove(connection: Connection, topic: string): boolean {
      const here = own.get(topic);
      const gone = here?.delete(connection) ?? false;
      if (here?.size === 0) own.delete(topic);
      return gone;
    },
    hear(node: string, topic: string, people: PersonHere[]): void {
      const nodes = others.get(topic) ?? new Map();
      others.set(topic, nodes);
      nodes.set(node, { people, at: Date.now() });
    },
    /** Forgets nodes that fell silent; returns the topics it concerned. */
    expire(): string[] {
      const oldest = Date.now() - expiryMs;
      const changed: string[] = [];
      for (const [topic, nodes] of others) {
        for (const [node, { at }] of nodes) if (at < oldest && nodes.delete(node)) changed.push(topic);
        if (nodes.size === 0) others.delete(topic);
      }
      return changed;
    },
  };
}
