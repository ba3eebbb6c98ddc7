import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../shared/decisions/rule.ts';
import type { DecisionPage } from '../../shared/decisions/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type DecisionCalls, decisionCalls, inDays, makeReceipt, plainSettings, stand } from '../testing/decisions.ts';
import { tend } from './tending-actions.ts';

let hub: TestApp;
let calls: DecisionCalls;
let people: Person[];
let chair: Person;

beforeAll(async () => {
  hub = await createTestApp();
  people = await Promise.all(Array.from({ length: 7 }, () => hub.makeMember()));
  chair = people[0] as Person;
  calls = decisionCalls(hub, await hub.makeGroup({ chair, member: people.slice(1) }));
});
afterAll(() => hub.close());

const secret = { secret: true, reasons: 'required', visibility: 'always' };
const url = (id: string, rest = '/position') => `/api/decisions/${id}${rest}`;
const vote = (person: Person, id: string, choice: Choice, receipt = makeReceipt()) =>
  calls.vote(person, id, choice, { receipt, reason: 'Zdradziłby mnie.' });

/** Every byte of every table, dead rows and all: what the owner of the database can read. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(hub.db);
  const lines = await Promise.all(
    rows.map(async ({ name }) => {
      const schema = name.startsWith('_private') || name === 'migrations' ? 'graphile_worker' : 'public';
      const found = await sql<{
        line: string;
      }>`select t::text as line from ${sql.table(`${schema}.${name}`)} t`.execute(hub.db);
      return found.rows.map(({ line }) => `${name} ${line}`).join('\n');
    }),
  );
  return lines.join('\n');
}

it('takes no reasons and shows nothing before the close, whatever was asked for', async () => {
  const made = await calls.propose(chair, { settings: secret });
  expect(made.settings).toMatchObject({ secret: true, reasons: 'off', visibility: 'after_close' });
  const page = await vote(chair, made.id, stand('for'));
  expect(page).toMatchObject({ positions: null, mine: { voted: true, position: null }, decision: { voted: 1 } });
});

it('keeps no choice beside a person, a time, an order or a request', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  const stands = ['for', 'against', 'abstain', 'for', 'for', 'against'] as const;
  const clientIds: string[] = [];
  const seen: string[] = [];
  for (const [index, each] of stands.entries()) {
    const position = calls.position(stand(each), { receipt: makeReceipt() });
    clientIds.push(position.clientId);
    await calls.ok(people[index] as Person, 'PUT', url(id), position);
    seen.push(await everything());
  }
  for (const state of seen) {
    for (const clientId of clientIds) expect(state).not.toContain(clientId);
    expect(state).not.toMatch(/"stand": ?"(for|against|abstain)"/);
    expect(state).not.toContain('Zdradziłby');
  }
  const { rows } = await sql<{ urns: number; positions: number }>`
    select (select count(*) from decision_urn where decision_id = ${id}) as urns,
      (select count(*) from decision_position where decision_id = ${id}) as positions`.execute(hub.db);
  expect(rows[0]).toEqual({ urns: 1, positions: 0 });
  await calls.close(id);
  const { outcome } = (await calls.read(chair, id)).decision;
  expect(outcome?.tally.stands.map(({ count }) => count)).toEqual([3, 2, 1]);
  expect((await calls.read(chair, id)).positions).toBe(null);
  expect(await everything()).not.toContain(`decision_urn (${id}`);
});

it('seals ballots so that neither their bytes nor their length tell anything', async () => {
  const options = ['Pierwsza', 'Druga', 'Trzecia'];
  const sealedOf = async (choice: Choice) => {
    const { id } = await calls.propose(chair, { settings: { ...secret, method: 'rating' }, options });
    await vote(chair, id, choice);
    const row = await hub.db.selectFrom('decisionUrn').select('sealed').where('decisionId', '=', id).executeTakeFirst();
    return row?.sealed as Buffer;
  };
  const blank = await sealedOf({ kind: 'rating', scores: [] });
  const full = await sealedOf({ kind: 'rating', scores: [1, 2, 3].map((option) => ({ option, score: 5 })) });
  expect(full.length).toBe(blank.length);
  expect(full.includes(Buffer.from('rating'))).toBe(false);
});

it('a ballot is changed by its receipt alone, and counts once', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  const receipt = makeReceipt();
  await vote(chair, id, stand('for'), receipt);
  await vote(chair, id, stand('against'), receipt);
  const put = (person: Person, with_: string) =>
    calls.refused(person, 'PUT', url(id), calls.position(stand('for'), { receipt: with_ }));
  expect(await put(chair, makeReceipt())).toBe('409 decision_ballot_cast');
  expect(await put(people[1] as Person, receipt)).toBe('409 decision_ballot_cast');
  for (const person of people.slice(1, 4)) await vote(person, id, stand('abstain'));
  expect(await calls.refused(chair, 'PUT', url(id), calls.position(stand('for')))).toBe('400 invalid_input');
  await calls.close(id);
  const { outcome } = (await calls.read(chair, id)).decision;
  expect(outcome?.tally).toMatchObject({ cast: 4, stands: [{ count: 0 }, { count: 1 }, { count: 3 }] });
});

it('a conflict of interest takes the ballot out only with its receipt', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  const receipt = makeReceipt();
  await vote(chair, id, stand('for'), receipt);
  const reason = 'Umowa.';
  expect(await calls.refused(chair, 'PUT', url(id, '/recusal'), { reason })).toBe('409 decision_ballot_cast');
  await calls.ok(chair, 'PUT', url(id, '/recusal'), { reason, receipt });
  expect((await calls.read(chair, id)).decision).toMatchObject({ voted: 0, eligible: 6 });
});

it('fewer than three ballots are no quorum, and are not laid open', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  await vote(chair, id, stand('for'));
  await vote(people[1] as Person, id, stand('for'));
  await calls.close(id);
  const { outcome } = (await calls.read(chair, id)).decision;
  expect(outcome).toMatchObject({ result: 'no_quorum', tally: { cast: 2, needed: 3, stands: [], winners: [] } });
});

it('everybody asked may dissent from what was decided, as nobody knows who voted how', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  for (const person of people.slice(0, 3)) await vote(person, id, stand('for'));
  await calls.close(id);
  expect((await calls.read(chair, id)).mine.canDissent).toBe(true);
  await calls.ok(people[1] as Person, 'PUT', url(id, '/dissent'), { text: 'Jednak nie.' });
  const undecided = await calls.propose(chair, { settings: secret });
  await calls.close(undecided.id);
  const refusal = calls.refused(chair, 'PUT', url(undecided.id, '/dissent'), { text: 'Nie.' });
  expect(await refusal).toBe('409 decision_no_dissent');
});

it('a new wording empties the urn', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  const receipt = makeReceipt();
  await vote(chair, id, stand('for'), receipt);
  await calls.ok(chair, 'PATCH', url(id, ''), { body: 'Inna treść.' });
  const again = { version: 2, receipt };
  const page = await calls.vote(chair, id, stand('against'), again);
  expect(page.decision.voted).toBe(1);
});

it('votes that come at once are all counted', async () => {
  const { id } = await calls.propose(chair, { settings: secret });
  await Promise.all(people.map((person, index) => vote(person, id, stand(index % 2 ? 'against' : 'for'))));
  await calls.close(id);
  const { outcome } = (await calls.read(chair, id)).decision;
  expect(outcome?.tally).toMatchObject({ cast: 7, stands: [{ count: 4 }, { count: 3 }, { count: 0 }] });
});

describe('where fewer than three people are left', () => {
  const few = async (count: number) => {
    const some = people.slice(0, count);
    const groupId = await hub.makeGroup({ chair, member: some.slice(1) });
    return { groupId, some, ask: decisionCalls(hub, groupId) };
  };
  const leave = (groupId: string, person: Person | undefined) =>
    hub.db
      .deleteFrom('groupMember')
      .where('groupId', '=', groupId)
      .where('memberId', '=', person?.id ?? '')
      .execute();
  const toldOf = async (id: string) =>
    (await hub.db.selectFrom('notification').select(['kind', 'memberId']).where('thingId', '=', id).execute()).map(
      ({ kind, memberId }) => `${kind} ${memberId}`,
    );

  it('nobody may propose one', async () => {
    const { groupId, ask } = await few(2);
    const refusal = calls.refused(chair, 'POST', `/api/groups/${groupId}/decisions`, ask.input({ settings: secret }));
    expect(await refusal).toBe('409 decision_few_voters');
    const planned = await ask.propose(chair, { opens: inDays(1, '12:00') });
    const change = { settings: { ...plainSettings, secret: true } };
    expect(await calls.refused(chair, 'PATCH', url(planned.id, ''), change)).toBe('409 decision_few_voters');
  });

  it('the clock does not open it: it is taken back without a reason of anybody, and its author is told', async () => {
    const { groupId, some, ask } = await few(3);
    const { id } = await ask.propose(some[1] as Person, { settings: secret, opens: inDays(1, '12:00') });
    await leave(groupId, some[2]);
    await hub.db
      .updateTable('decision')
      .set({ opensAt: new Date(0) })
      .where('id', '=', id)
      .execute();
    await Promise.all([tend(hub.app.services, id), tend(hub.app.services, id)]);
    expect((await calls.read(chair, id)).decision).toMatchObject({
      ...{ state: 'withdrawn', withdrawnReason: null, outcome: null, eligible: 2 },
    });
    expect((await toldOf(id)).sort()).toEqual(
      some
        .slice(0, 2)
        .map((each) => `decision_closed ${each.id}`)
        .sort(),
    );
    expect(await calls.refused(chair, 'PUT', url(id), calls.position(stand('for'), { receipt: makeReceipt() }))).toBe(
      '409 decision_not_open',
    );
  });

  it('a conflict of interest is accepted and ends the ballot, and its urn is gone unread', async () => {
    const { some, ask } = await few(4);
    const { id } = await ask.propose(chair, { settings: secret });
    const [, first, second, third] = some as [Person, Person, Person, Person];
    await vote(first, id, stand('for'));
    await vote(second, id, stand('for'));
    const recuse = (person: Person) => calls.ok<DecisionPage>(person, 'PUT', url(id, '/recusal'), { reason: 'Umowa.' });
    expect((await recuse(third)).decision).toMatchObject({ state: 'open', eligible: 3 });
    const { decision, mine } = await recuse(chair);
    expect(mine.may).toBe('recused');
    expect(decision).toMatchObject({ state: 'withdrawn', withdrawnReason: null, outcome: null, eligible: 2 });
    expect(await hub.db.selectFrom('decisionUrn').selectAll().where('decisionId', '=', id).execute()).toEqual([]);
    expect((await toldOf(id)).filter((each) => each.startsWith('decision_closed'))).toHaveLength(4);
    expect(await calls.refused(chair, 'DELETE', url(id, '/recusal'))).toBe('409 decision_not_open');
    const later = await ask.propose(chair);
    await calls.close(later.id);
    expect((await calls.read(chair, later.id)).decision.outcome?.number).toBe(1);
  });

  it('two conflicts declared at once end it once', async () => {
    const { some, ask } = await few(4);
    const { id } = await ask.propose(chair, { settings: secret });
    const reason = 'Umowa.';
    await Promise.all(some.slice(0, 2).map((each) => calls.ok(each, 'PUT', url(id, '/recusal'), { reason })));
    expect((await calls.read(chair, id)).decision).toMatchObject({ state: 'withdrawn', eligible: 2 });
  });

  it('an open vote goes on', async () => {
    const { some, ask } = await few(3);
    const { id } = await ask.propose(chair);
    await calls.ok(some[1] as Person, 'PUT', url(id, '/recusal'), { reason: 'Umowa.' });
    expect((await calls.read(chair, id)).decision.state).toBe('open');
  });
});
