import type { FastifyBaseLogger } from 'fastify';
import { replayLimit, type StoredEvent } from '../../shared/protocol.ts';
import type { Db } from '../db/client.ts';
import { type Connection, deliver, toBytes } from './connection.ts';
import { eventsSince, topicHeads, topicSeq } from './log.ts';

const unknown = -1;
/** How long (ms) an event that this process itself appends is waited for before it is read after all. */
const defaultPatience = 100;

/**
 * A topic somebody on this node follows: `seq` is the last event fanned out, `wanted` the last one heard of, `expected` one
 * that a transaction of this process is about to commit.
 */
type Followed = {
  seq: number;
  connections: Set<Connection>;
  reading: boolean;
  wanted: number;
  expected: number | undefined;
};

/** Follows topics in the database and fans their events out, each topic in order. A lost notification heals in `sweep`. */
export function createFanOut(db: Db, log: FastifyBaseLogger, patience = defaultPatience) {
  const topics = new Map<string, Followed>();

  async function read(topic: string, followed: Followed): Promise<void> {
    if (followed.reading || followed.seq === unknown) return;
    followed.reading = true;
    try {
      while (followed.wanted > followed.seq) {
        const events = await eventsSince(db, topic, followed.seq, replayLimit);
        for (const event of events) fanOut(followed, event);
        followed.seq = Math.max(followed.seq, events.at(-1)?.seq ?? followed.wanted);
      }
    } catch (error) {
      log.warn({ err: error }, 'reading events failed, the next sweep tries again');
    } finally {
      followed.reading = false;
    }
  }

  function notified(topic: string, seq: number): void {
    const followed = topics.get(topic);
    if (!followed || seq <= followed.wanted || seq <= followed.seq) return;
    followed.wanted = seq;
    if (seq === followed.expected) setTimeout(() => void read(topic, followed), patience).unref();
    else void read(topic, followed);
  }

  return {
    notified,
    /**
     * Announces the events of a transaction of this process before it commits. Called after that, what it returns gives out what
     * comes next in its topic at once, without being read: the database's notification is often quicker than its answer.
     */
    expect(events: readonly StoredEvent[]): () => void {
      for (const { topic, seq } of events) {
        const followed = topics.get(topic);
        if (followed) followed.expected = seq;
      }
      return () => {
        for (const event of events) {
          const followed = topics.get(event.topic);
          if (!followed) continue;
          if (followed.expected === event.seq) followed.expected = undefined;
          if (event.seq === followed.seq + 1) fanOut(followed, event);
          else void read(event.topic, followed);
        }
      };
    },
    /** Adds a connection; resolves with the head of the topic, from which live events follow. */
    async follow(topic: string, connection: Connection): Promise<number> {
      const followed = topics.get(topic) ?? followAnew();
      topics.set(topic, followed);
      followed.connections.add(connection);
      const head = await topicSeq(db, topic);
      if (followed.seq === unknown) followed.seq = head;
      followed.wanted = Math.max(followed.wanted, head);
      void read(topic, followed);
      return head;
    },
    unfollow(topic: string, connection: Connection): void {
      const followed = topics.get(topic);
      followed?.connections.delete(connection);
      if (followed?.connections.size === 0) topics.delete(topic);
    },
    /** The connections on this node that follow a topic. */
    followers(topic: string): ReadonlySet<Connection> {
      return topics.get(topic)?.connections ?? new Set();
    },
    /** Compares every followed topic with the database and reads what is missing. */
    async sweep(): Promise<void> {
      if (topics.size === 0) return;
      for (const [topic, seq] of await topicHeads(db, [...topics.keys()])) notified(topic, seq);
      for (const [topic, followed] of topics) void read(topic, followed);
    },
  };
}

function followAnew(): Followed {
  return { seq: unknown, connections: new Set(), reading: false, wanted: 0, expected: undefined };
}

/** Nothing twice: an event may be handed over while it is being read. */
function fanOut(followed: Followed, event: StoredEvent): void {
  if (event.seq <= followed.seq) return;
  followed.seq = event.seq;
  const frame = toBytes({ type: 'event', event });
  for (const connection of followed.connections) {
    const subscription = connection.subscriptions.get(event.topic);
    if (subscription) deliver(connection, subscription, event, frame);
  }
}

export type FanOut = ReturnType<typeof createFanOut>;
