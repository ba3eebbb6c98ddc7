import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../shared/decisions/rule.ts';
import type { Decision, MyDecision, RegisterPage } from '../../shared/decisions/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type DecisionCalls, decisionCalls, stand } from '../testing/decisions.ts';
import { schedule, tend } from './tending-actions.ts';

let hub: TestApp;
let calls: DecisionCalls;
let chair: Person;
let member: Person;
let third: Person;
let observer: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member, third, observer] = (await Promise.all(Array.from({ length: 4 }, () => hub.makeMember()))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  groupId = await hub.makeGroup({ chair, member: [member, third], observer });
  calls = decisionCalls(hub, groupId);
});
afterAll(() => hub.close());

const outcomeOf = async (id: string) => (await calls.read(chair, id)).decision.outcome;
const path = (id: string, rest = '') => `/api/decisions/${id}${rest}`;

describe('voting', () => {
  it('counts one clientId once, for ever, and keeps every old position with its time', async () => {
    const { id } = await calls.propose(chair);
    const first = calls.position(stand('for'), { reason: 'Sprawdzone.' });
    await calls.ok(member, 'PUT', path(id, '/position'), first);
    await calls.vote(member, id, stand('against'), { reason: 'A jednak nie.' });
    const page = await calls.ok<{ positions: object[] }>(member, 'PUT', path(id, '/position'), first);
    expect(page.positions).toMatchObject([
      {
        person: { id: member.id },
        choice: { stand: 'against' },
        earlier: [{ choice: { stand: 'for' }, reason: 'Sprawdzone.' }],
      },
    ]);
    await calls.vote(member, id, stand('against'), { reason: 'A jednak nie.' });
    expect((await calls.read(member, id)).positions?.[0]?.earlier.length).toBe(1);
    const other = await calls.propose(chair);
    expect(await calls.refused(member, 'PUT', path(other.id, '/position'), first)).toBe('409 conflict');
  });

  it('takes only positions of its method, with a reason where it is required', async () => {
    const { id } = await calls.propose(chair, { settings: { reasons: 'required' } });
    const put = (choice: Choice, more = {}) =>
      calls.refused(member, 'PUT', path(id, '/position'), calls.position(choice, more));
    expect(await put(stand('object'), { reason: 'x' })).toBe('400 decision_choice');
    expect(await put({ kind: 'choice', options: [1] }, { reason: 'x' })).toBe('400 decision_choice');
    expect(await put(stand('for'), { reason: '  ' })).toBe('400 decision_reason');
    const off = await calls.propose(chair, { settings: { reasons: 'off' } });
    const page = await calls.vote(member, off.id, stand('for'), { reason: 'Nikt nie pytał.' });
    expect(page.mine.position?.reason).toBe('');
  });

  it('observers see and do not vote; after the close nobody does', async () => {
    const { id } = await calls.propose(chair);
    const put = (person: Person) => calls.refused(person, 'PUT', path(id, '/position'), calls.position(stand('for')));
    expect(await put(observer)).toBe('403 forbidden');
    expect((await calls.read(observer, id)).mine).toMatchObject({ may: 'watch', canManage: false });
    const late = new Date(Date.now() - 1_000);
    await hub.db
      .updateTable('decision')
      .set({ opensAt: new Date(0), closesAt: late })
      .where('id', '=', id)
      .execute();
    expect(await put(member)).toBe('409 decision_not_open');
  });

  it('hides others’ positions until one’s own vote, or until the close', async () => {
    const after = await calls.propose(chair, { settings: { visibility: 'after_vote' } });
    await calls.vote(member, after.id, stand('for'));
    expect((await calls.read(third, after.id)).positions).toBe(null);
    expect((await calls.read(observer, after.id)).positions).toBe(null);
    expect((await calls.vote(third, after.id, stand('against'))).positions?.length).toBe(2);
    const closed = await calls.propose(chair, { settings: { visibility: 'after_close' } });
    const page = await calls.vote(member, closed.id, stand('for'), { reason: 'Bo tak.' });
    expect([page.positions, page.mine.position?.choice]).toEqual([null, stand('for')]);
    const events = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `decision:${closed.id}`)
      .execute();
    expect(JSON.stringify(events)).not.toContain('Bo tak.');
    await calls.close(closed.id);
    expect((await calls.read(observer, closed.id)).positions?.length).toBe(1);
  });

  it('a conflict of interest takes the vote back and the person out of the quorum', async () => {
    const { id } = await calls.propose(chair, { settings: { quorum: { kind: 'percent', value: 100 } } });
    await calls.vote(member, id, stand('for'));
    const page = await calls.ok<{ decision: Decision; mine: object }>(member, 'PUT', path(id, '/recusal'), {
      reason: 'Umowa.',
    });
    expect(page.decision).toMatchObject({
      eligible: 2,
      voted: 0,
      recusals: [{ person: { id: member.id }, reason: 'Umowa.' }],
    });
    expect(page.mine).toMatchObject({ may: 'recused', position: { choice: null } });
    expect(await calls.refused(member, 'PUT', path(id, '/position'), calls.position(stand('for')))).toBe(
      '403 forbidden',
    );
    await calls.ok(member, 'DELETE', path(id, '/recusal'));
    expect((await calls.read(member, id)).decision).toMatchObject({ eligible: 3, voted: 0, recusals: [] });
    await calls.ok(member, 'PUT', path(id, '/recusal'), { reason: 'Umowa.' });
    for (const person of [chair, third]) await calls.vote(person, id, stand('for'));
    await calls.close(id);
    expect(await outcomeOf(id)).toMatchObject({
      result: 'adopted',
      tally: { eligible: 2, recused: 1, needed: 2, cast: 2 },
    });
    expect(await calls.refused(member, 'PUT', path(id, '/dissent'), { text: 'Nie.' })).toBe('403 forbidden');
  });
});

describe('the close', () => {
  it('says how it was counted', async () => {
    const { id } = await calls.propose(chair, { settings: { quorum: { kind: 'percent', value: 50 } } });
    await calls.vote(chair, id, stand('for'));
    await calls.vote(member, id, stand('against'));
    await calls.vote(third, id, stand('for'));
    await calls.close(id);
    expect(await outcomeOf(id)).toMatchObject({
      result: 'adopted',
      tally: { cast: 3, eligible: 3, needed: 2, quorumMet: true, stands: [{ count: 2 }, { count: 1 }, { count: 0 }] },
      statements: [{ version: 1, text: 'Przyjmujemy rekomendację', author: null }],
    });
  });

  it.each([
    ['consent', [stand('agree'), stand('concern')], 'adopted'],
    ['consent', [stand('agree'), stand('object')], 'rejected'],
    ['written', [], 'adopted'],
    [
      'choice',
      [
        { kind: 'choice', options: [2] },
        { kind: 'choice', options: [] },
      ],
      'adopted',
    ],
    [
      'ranking',
      [
        { kind: 'ranking', order: [2, 1] },
        { kind: 'ranking', order: [2] },
      ],
      'adopted',
    ],
    ['rating', [{ kind: 'rating', scores: [{ option: 2, score: 5 }] }], 'adopted'],
  ] as [Decision['settings']['method'], Choice[], string][])('%s', async (method, choices, result) => {
    const chooses = ['choice', 'ranking', 'rating'].includes(method);
    const { id } = await calls.propose(chair, {
      settings: { method },
      ...(chooses ? { options: ['Pierwsza', 'Druga'] } : {}),
    });
    for (const [index, choice] of choices.entries()) await calls.vote([chair, member][index] as Person, id, choice);
    await calls.close(id);
    const outcome = await outcomeOf(id);
    expect(outcome?.result).toBe(result);
    if (chooses) expect(outcome?.statements[0]?.text).toBe('Przyjmujemy rekomendację: Druga');
  });

  it('numbers without gaps or doubles, by two processes at once', async () => {
    const other = await createTestApp({ databaseUrl: hub.databaseUrl });
    try {
      const made = await Promise.all(Array.from({ length: 8 }, () => calls.propose(chair)));
      const closesAt = new Date(Date.now() - 1_000);
      const ids = made.map(({ id }) => id);
      await hub.db
        .updateTable('decision')
        .set({ opensAt: new Date(0), closesAt })
        .where('id', 'in', ids)
        .execute();
      await Promise.all(ids.flatMap((id) => [tend(hub.app.services, id), tend(other.app.services, id)]));
      const rows = await hub.db
        .selectFrom('decision')
        .select(['number', 'year'])
        .where('groupId', '=', groupId)
        .where('number', 'is not', null)
        .execute();
      const numbers = rows.map((row) => row.number ?? 0).sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      const told = await hub.db
        .selectFrom('topicEvent')
        .select('topic')
        .where('type', '=', 'decision.closed')
        .execute();
      expect(new Set(told.map(({ topic }) => topic)).size).toBe(told.length);
    } finally {
      await other.close();
    }
  });

  it('comes by itself at its time, and at the start of a hub that was down', async () => {
    const soon = new Date(Date.now() + 1_500);
    const { id } = await calls.propose(chair);
    await hub.db.transaction().execute(async (trx) => {
      await trx.updateTable('decision').set({ closesAt: soon }).where('id', '=', id).execute();
      await schedule(trx, { id, opensAt: new Date().toISOString(), closesAt: soon.toISOString() });
    });
    await expect.poll(async () => (await calls.read(chair, id)).decision.state, { timeout: 8_000 }).toBe('closed');
    const missed = await calls.propose(chair);
    const closesAt = new Date(Date.now() - 1_000);
    await hub.db
      .updateTable('decision')
      .set({ opensAt: new Date(0), closesAt })
      .where('id', '=', missed.id)
      .execute();
    const next = await createTestApp({ databaseUrl: hub.databaseUrl });
    try {
      await expect
        .poll(async () => (await calls.read(chair, missed.id)).decision.state, { timeout: 8_000 })
        .toBe('closed');
    } finally {
      await next.close();
    }
  });

  it('takes dissent in time, words the outcome in versions, and returns for review', async () => {
    const { id } = await calls.propose(member);
    await calls.vote(third, id, stand('against'));
    await calls.vote(chair, id, stand('for'));
    await calls.vote(member, id, stand('for'));
    await calls.close(id);
    const mayDissent = async (person: Person) => (await calls.read(person, id)).mine.canDissent;
    expect([await mayDissent(third), await mayDissent(chair)]).toEqual([true, false]);
    expect(await calls.refused(chair, 'PUT', path(id, '/dissent'), { text: 'Też.' })).toBe('409 decision_no_dissent');
    await calls.ok(third, 'PUT', path(id, '/dissent'), { text: 'Za wcześnie.' });
    const dissented = await calls.ok<Decision>(third, 'PUT', path(id, '/dissent'), { text: 'Za wcześnie na to.' });
    expect(dissented.outcome?.dissents).toMatchObject([{ person: { id: third.id }, text: 'Za wcześnie na to.' }]);
    const words = { text: 'Przyjęto w brzmieniu z protokołu.', reviewOn: '2026-01-15', version: 1 };
    expect(await calls.refused(third, 'POST', path(id, '/statements'), words)).toBe('403 forbidden');
    await calls.ok(member, 'POST', path(id, '/statements'), words);
    expect(await calls.refused(chair, 'POST', path(id, '/statements'), words)).toBe('409 conflict');
    expect(
      await calls.refused(chair, 'POST', path(id, '/statements'), { ...words, version: 2, reviewOn: '2027-02-30' }),
    ).toBe('400 invalid_input');
    const due = async (person: Person) =>
      (await calls.ok<{ items: MyDecision[] }>(person, 'GET', `/api/groups/${groupId}/decisions`)).items.find(
        (each) => each.id === id,
      )?.reviewDue;
    expect([await due(chair), await due(third)]).toEqual([true, false]);
    await hub.db
      .updateTable('decision')
      .set({ dissentUntil: new Date(0) })
      .where('id', '=', id)
      .execute();
    expect(await calls.refused(third, 'DELETE', path(id, '/dissent'))).toBe('409 decision_not_open');
  });
});

describe('the register', () => {
  it('pages without losing or doubling', async () => {
    const all = await calls.ok<RegisterPage>(chair, 'GET', '/api/decisions');
    expect(all.items.length).toBe(Math.min(50, all.total));
    const last = all.items[4];
    const cursor = `${last?.closesAt}_${last?.id}`;
    const next = await calls.ok<RegisterPage>(chair, 'GET', `/api/decisions?${new URLSearchParams({ cursor })}`);
    expect(next.items.map(({ id }) => id)).toEqual(all.items.slice(5).map(({ id }) => id));
  });
});
