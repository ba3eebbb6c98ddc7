import { sql } from 'kysely';
import type { DecisionEvent } from '../../shared/decisions/events.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import type { Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { type Addressed, appendEvents } from '../realtime/log.ts';
import { indexThing } from '../search/actions.ts';
import { loadDecision } from './decision-queries.ts';
import { toFindable } from './finding-actions.ts';
import { loadListed } from './list-queries.ts';

const topicOf = (id: string) => `decision:${id}`;
const groupTopic = (id: string) => `group:${id}`;
const memberTopic = (id: string) => `member:${id}`;

export type Telling = {
  id: string;
  /** Null: the hub itself, and whatever must not tell who did it. */
  actorId: string | null;
  type: Exclude<DecisionEvent['type'], 'decision.touched'>;
  /** With `position.held`. */
  position?: object;
  /** People whose own part of it changed. */
  touched?: readonly string[];
};

/** Tells the decision's page, the lists of its group and those concerned how it stands now; returns that. */
export async function announce(trx: Tx, { id, actorId, type, position, touched = [] }: Telling): Promise<Decision> {
  const decision = await loadDecision(trx, id);
  const { groupId, readers } = decision;
  const payload = { decision, ...(position ? { position } : {}) };
  const listed = readers
    ? []
    : [
        {
          topic: groupTopic(groupId),
          event: { type: 'decision.listed', payload: { decision: await loadListed(trx, id) } },
        },
      ];
  await appendEvents(
    trx,
    [{ topic: topicOf(id), event: { type, payload } }, ...listed, ...toMembers(decision, touched)],
    actorId,
  );
  return decision;
}

/** Tells of several open decisions of a group that somebody is asked too; the topics are locked as everywhere, the decisions' first. */
export async function announceJoiner(trx: Tx, decisions: readonly Decision[], memberId: string): Promise<void> {
  const changed = decisions.map((decision) => ({
    topic: topicOf(decision.id),
    event: { type: 'decision.changed', payload: { decision } },
  }));
  await appendEvents(trx, changed, null);
  for (const { id, groupId } of decisions) {
    const listed = { type: 'decision.listed', payload: { decision: await loadListed(trx, id) } };
    await appendEvents(trx, [{ topic: groupTopic(groupId), event: listed }], null);
  }
  const touched = decisions[0] ? toMembers({ ...decisions[0], readers: null }, [memberId]) : [];
  await appendEvents(trx, touched, null);
}

/** A RED decision tells its readers, each alone, only that it moved. */
function toMembers({ id, groupId, readers }: Decision, touched: readonly string[]): Addressed[] {
  const ids = new Set([...(readers ?? []).map((reader) => reader.id), ...touched]);
  const event = { type: 'decision.touched', payload: { decisionId: id, groupId } };
  return [...ids].map((memberId) => ({ topic: memberTopic(memberId), event }));
}

/** Takes a decision that became RED out of the group's log, also for those who replay it later, and off their lists. */
export async function withdrawFromGroup(trx: Tx, { id, groupId }: Decision, actorId: string): Promise<void> {
  await sql`
    update topic_event set type = 'decision.unlisted', payload = jsonb_build_object('decisionId', ${id}::text)
    where topic = ${groupTopic(groupId)} and payload->'decision'->>'id' = ${id}`.execute(trx);
  const event = { type: 'decision.unlisted', payload: { decisionId: id } };
  await appendEvents(trx, [{ topic: groupTopic(groupId), event }], actorId);
}

/** Keeps the search index as the decision stands: its wording, and the statement once there is one. A withdrawn one is not found. */
export async function index(trx: Tx, decision: Decision): Promise<void> {
  if (decision.state !== 'withdrawn') await indexThing(trx, toFindable(decision));
}

type Told = {
  kind: 'decision_opened' | 'decision_closing' | 'decision_closed' | 'decision_changed';
  part?: string;
  to: readonly string[];
  actorId: string | null;
};

/** One notification for each person, kind and wording. */
export async function tell(trx: Tx, { id, groupId, version }: Decision, { kind, part, to, actorId }: Told) {
  const key = ['decision', id, `v${version}`, kind, part].filter(Boolean).join(':');
  await notify(trx, { key, kind, recipients: to, thing: { kind: 'decision', id }, groupId, actorId });
}
