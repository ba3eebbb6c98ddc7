import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DecisionEvent,
  type DecisionListEvent,
  decisionEvents,
  decisionListEvents,
  voterEvents,
} from '../../shared/decisions/events.ts';
import { reduceDecision, reduceDecisionList } from '../../shared/decisions/reduce.ts';
import type { Decision, ListedDecision, MyDecision } from '../../shared/decisions/schema.ts';
import type { StoredEvent } from '../../shared/protocol.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type DecisionCalls, decisionCalls, inDays, makeReceipt, stand } from '../testing/decisions.ts';
import { openSocket } from '../testing/socket.ts';
import { tend } from './tending-actions.ts';

let hub: TestApp;
let origin: string;
let calls: DecisionCalls;
let chair: Person;
let member: Person;
let third: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  origin = await hub.listen();
  [chair, member, third, outsider] = (await Promise.all(Array.from({ length: 4 }, () => hub.makeMember()))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  groupId = await hub.makeGroup({ chair, member: [member, third] });
  calls = decisionCalls(hub, groupId);
});
afterAll(() => hub.close());

const validators = new Map(
  Object.entries({ ...decisionEvents, ...decisionListEvents, ...voterEvents }).map(([type, schema]) => [
    type,
    Compile(schema),
  ]),
);
const path = (id: string, rest = '') => `/api/decisions/${id}${rest}`;
const seqOf = async (topic: string) =>
  (await hub.db.selectFrom('topic').select('seq').where('topic', '=', topic).executeTakeFirst())?.seq ?? 0;

/** What a reader of these topics hears after `since`, over a real socket. */
async function hear(since: Record<string, number>): Promise<StoredEvent[]> {
  const socket = await openSocket(origin, chair);
  await socket.next('welcome');
  const events: StoredEvent[] = [];
  for (const [topic, seq] of Object.entries(since)) {
    socket.send({ type: 'subscribe', topic, since: seq });
    const head = await seqOf(topic);
    for (let next = seq; next < head; next += 1)
      events.push((await socket.next('event', ({ event }) => event.topic === topic)).event);
  }
  socket.close();
  return events;
}

const listOf = async (): Promise<ListedDecision[]> =>
  (await calls.ok<{ items: MyDecision[] }>(chair, 'GET', `/api/groups/${groupId}/decisions`)).items.map(
    ({ mine: _, reviewDue: __, winner: ___, source: ____, ...listed }) => listed,
  );

type Step = (id: string) => Promise<unknown>;
const planned = { opens: inDays(9, '10:00') };
/** Each changes a decision; together they cause every event of it. */
const steps: [string, { settings?: object; opens?: string }, Step][] = [
  ['position.held', {}, (id) => calls.vote(member, id, stand('for'), { reason: 'Tak.' })],
  [
    'position.held, changed and taken back',
    {},
    async (id) => {
      await calls.vote(member, id, stand('for'));
      await calls.vote(chair, id, stand('abstain'));
      await calls.vote(member, id, stand('against'));
      await calls.ok(member, 'PUT', path(id, '/recusal'), { reason: 'Umowa.' });
    },
  ],
  ['decision.changed by a conflict', {}, (id) => calls.ok(member, 'PUT', path(id, '/recusal'), { reason: 'Umowa.' })],
  ['position.counted', { settings: { visibility: 'after_vote' } }, (id) => calls.vote(member, id, stand('for'))],
  [
    'position.counted, after my own vote',
    { settings: { visibility: 'after_vote' } },
    async (id) => {
      await calls.vote(chair, id, stand('for'));
      await calls.vote(member, id, stand('for'));
    },
  ],
  [
    'position.counted, secretly',
    { settings: { secret: true } },
    (id) => calls.vote(member, id, stand('for'), { receipt: makeReceipt() }),
  ],
  ['decision.changed, planned', planned, (id) => calls.ok(chair, 'PATCH', path(id), { title: 'Inny' })],
  [
    'decision.changed, reworded',
    {},
    async (id) => {
      await calls.vote(member, id, stand('for'));
      await calls.ok(chair, 'PATCH', path(id), { title: 'Inny', label: 'TLP:AMBER+STRICT' });
    },
  ],
  ['decision.changed, withdrawn', {}, (id) => calls.ok(chair, 'POST', path(id, '/withdraw'), { reason: 'Pomyłka.' })],
  [
    'decision.opened',
    planned,
    async (id) => {
      await hub.db
        .updateTable('decision')
        .set({ opensAt: new Date(0) })
        .where('id', '=', id)
        .execute();
      await tend(hub.app.services, id);
    },
  ],
  [
    'decision.closed, dissent and statement',
    { settings: { visibility: 'after_close' } },
    async (id) => {
      await calls.vote(member, id, stand('for'), { reason: 'Tak.' });
      await calls.close(id);
      await calls.ok(third, 'PUT', path(id, '/dissent'), { text: 'Nie.' });
      await calls.ok(chair, 'POST', path(id, '/statements'), { text: 'Tak.', reviewOn: '2027-01-15', version: 1 });
    },
  ],
  [
    'decision.unlisted',
    planned,
    (id) => calls.ok(chair, 'PATCH', path(id), { label: 'TLP:RED', readers: [chair.id, member.id] }),
  ],
];

describe('snapshot + apply(events) = refetched state', () => {
  it.each(steps)('%s', async (_, more, step) => {
    const { id } = await calls.propose(chair, more);
    const before = await calls.read(chair, id);
    const list = await listOf();
    const [group, own] = [`group:${groupId}`, `member:${chair.id}`];
    const since = { [`decision:${id}`]: before.seq, [group]: await seqOf(group), [own]: await seqOf(own) };
    await step(id);
    const events = await hear(since);
    const decided = events.filter(({ type }) => validators.has(type));
    for (const event of decided) expect(validators.get(event.type)?.Check(event.payload), event.type).toBe(true);

    let state = { decision: before.decision, positions: before.positions, stale: false } as Parameters<
      typeof reduceDecision
    >[0];
    for (const event of decided.filter(({ topic }) => topic !== group))
      state = reduceDecision(state, event as unknown as DecisionEvent);
    const after = await calls.read(chair, id);
    expect(state.decision).toEqual(after.decision);
    if (!state.stale) expect(state.positions).toEqual(after.positions);

    let listed = { decisions: list as readonly ListedDecision[], stale: false };
    for (const event of decided) listed = reduceDecisionList(listed, event as unknown as DecisionListEvent, groupId);
    if (after.decision.readers) expect(listed).toMatchObject({ stale: true });
    else expect(listed.decisions).toEqual(await listOf());
  });

  it('nobody outside hears a decision, nor a RED one who is not named', async () => {
    const { id } = await calls.propose(chair, { label: 'TLP:RED', readers: [member.id] });
    for (const person of [outsider, third]) {
      const socket = await openSocket(origin, person);
      await socket.next('welcome');
      socket.send({ type: 'subscribe', topic: `decision:${id}` });
      await socket.next('refused', ({ topic }) => topic === `decision:${id}`);
      socket.close();
    }
  });

  it('applying an event twice changes nothing', async () => {
    const { id } = await calls.propose(chair);
    const before = await calls.read(chair, id);
    await calls.vote(member, id, stand('for'));
    const [event] = (await hear({ [`decision:${id}`]: before.seq })) as unknown as DecisionEvent[];
    const start = { decision: before.decision as Decision, positions: before.positions, stale: false };
    const once = reduceDecision(start, event as DecisionEvent);
    expect(reduceDecision(once, event as DecisionEvent)).toEqual(once);
  });
});
