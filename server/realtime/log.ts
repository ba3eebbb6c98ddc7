import { type RawBuilder, sql } from 'kysely';
import type { StoredEvent } from '../../shared/protocol.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Job } from '../jobs/jobs.ts';

export const topicChannel = 'topic_event';

export type NewEvent = { type: string; payload: object };

/**
 * Appends an event in the caller's transaction and returns its `seq`. The topic's row stays locked until the commit, so
 * the sequence of a topic has no gap and events commit in its order. The notification carries only topic and seq.
 */
export async function appendEvent(trx: Tx, topic: string, event: NewEvent, actor: string | null): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with next as (
      insert into topic (topic, seq) values (${topic}, 1)
      on conflict (topic) do update set seq = topic.seq + 1 returning seq
    ), added as (
      insert into topic_event (topic, seq, type, payload, actor)
      select ${topic}, seq, ${event.type}, ${JSON.stringify(event.payload)}::jsonb, ${actor}::uuid from next
    )
    select seq, pg_notify(${topicChannel}, ${topic} || ' ' || seq) from next`.execute(trx);
  return rows[0]?.seq ?? 0;
}

export type Addressed = { topic: string; event: NewEvent };

/**
 * Appends one event to each of several topics in one statement, as `appendEvent` would, and returns them as they will be read.
 * The topics are locked in the order of their names, so that no two transactions wait for each other in a ring. A topic may be
 * named once. `beside`: another statement of the transaction that goes along and saves a trip.
 */
export async function appendEvents(
  trx: Tx,
  events: readonly Addressed[],
  actor: string | null,
  beside: RawBuilder<unknown> = sql`select`,
): Promise<StoredEvent[]> {
  const topics = events.map(({ topic }) => topic);
  const types = events.map(({ event }) => event.type);
  const payloads = events.map(({ event }) => JSON.stringify(event.payload));
  const { rows } = await sql<{ topic: string; seq: number; createdAt: Date }>`
    with beside as (${beside}), given as (
      select * from unnest(${topics}::text[], ${types}::text[], ${payloads}::text[]) as given (topic, type, payload)
    ), next as (
      insert into topic (topic, seq) select topic, 1 from given order by topic
      on conflict (topic) do update set seq = topic.seq + 1 returning topic, seq
    ), added as (
      insert into topic_event (topic, seq, type, payload, actor)
      select topic, seq, type, payload::jsonb, ${actor}::uuid from next join given using (topic)
      returning topic, seq, created_at
    )
    select topic, seq, created_at, pg_notify(${topicChannel}, topic || ' ' || seq) from added`.execute(trx);
  return rows.flatMap(({ topic, seq, createdAt }) =>
    events
      .filter((each) => each.topic === topic)
      .map(({ event }) => ({ ...event, topic, seq, actor, at: createdAt.toISOString() })),
  );
}

/**
 * Takes the locks that appending to these topics will need. For an action that must change a member before it knows what to
 * tell: everybody locks topics before members. The order is that of `appendEvents`.
 */
export async function lockTopics(trx: Tx, topics: readonly string[]): Promise<void> {
  await sql`
    insert into topic (topic, seq) select topic, 0 from unnest(${[...topics]}::text[]) as given (topic) order by topic
    on conflict (topic) do update set seq = topic.seq`.execute(trx);
}

/** The number of the last event of a topic; read it before a snapshot, so that replay may overlap but never miss. */
export async function topicSeq(db: Db | Tx, topic: string): Promise<number> {
  const row = await db.selectFrom('topic').select('seq').where('topic', '=', topic).executeTakeFirst();
  return row?.seq ?? 0;
}

/** The heads of many topics; topics that have no event yet are absent. */
export async function topicHeads(db: Db, topics: string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('topic').select(['topic', 'seq']).where('topic', 'in', topics).execute();
  return new Map(rows.map((row) => [row.topic, row.seq]));
}

/** Events after `since`, in order, `limit` at the most. */
export async function eventsSince(db: Db, topic: string, since: number, limit: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('topicEvent')
    .select(['topic', 'seq', 'type', 'payload', 'actor', 'createdAt'])
    .where('topic', '=', topic)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ createdAt, ...event }) => ({ ...event, at: createdAt.toISOString() }));
}

/** Drops events older than `days`; whoever is further behind gets `reset`. Returns how many went. */
export async function pruneEvents(db: Db, days: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from topic_event where created_at < now() - make_interval(days => ${days}) returning 1)
    select count(*) as count from gone`.execute(db);
  return rows[0]?.count ?? 0;
}

const keptDays = 30;

/** Events serve replay, not history: after a month a client refetches instead. */
export const pruneEventsJob: Job = {
  name: 'prune_events',
  cron: '17 3 * * *',
  run: async ({ db }) => void (await pruneEvents(db, keptDays)),
};
