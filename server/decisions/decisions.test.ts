import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision, MyDecision } from '../../shared/decisions/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type DecisionCalls, decisionCalls, inDays, plainSettings, stand } from '../testing/decisions.ts';
import { tend } from './tending-actions.ts';
import { instantOf } from './timing.ts';

let hub: TestApp;
let calls: DecisionCalls;
let chair: Person;
let member: Person;
let third: Person;
let observer: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member, third, observer, outsider] = (await Promise.all(
    Array.from({ length: 5 }, () => hub.makeMember()),
  )) as [Person, Person, Person, Person, Person];
  groupId = await hub.makeGroup({ chair, member: [member, third], observer });
  calls = decisionCalls(hub, groupId);
});
afterAll(() => hub.close());

const notified = async (id: string, kind: string) =>
  (
    await hub.db
      .selectFrom('notification')
      .select('memberId')
      .where('thingId', '=', id)
      .where('kind', '=', kind)
      .execute()
  )
    .map((row) => row.memberId)
    .sort();
const ids = (...people: Person[]) => people.map(({ id }) => id).sort();

describe('proposing', () => {
  it('opens at once, asks the roles, and makes one of two requests', async () => {
    const input = calls.input();
    const url = `/api/groups/${groupId}/decisions`;
    const made = await calls.ok<Decision>(member, 'POST', url, input);
    expect(made).toMatchObject({ state: 'open', eligible: 3, voted: 0, version: 1, outcome: null });
    const again = await hub.call(member, 'POST', url, { ...input, title: 'Inny' });
    expect([again.statusCode, again.json().id, again.json().title]).toEqual([200, made.id, 'Przyjmujemy rekomendację']);
    expect(await notified(made.id, 'decision_opened')).toEqual(ids(chair, third));
  });

  it('makes one of five requests at once and answers all with it', async () => {
    const input = calls.input();
    const send = () => hub.call(member, 'POST', `/api/groups/${groupId}/decisions`, input);
    const made = await Promise.all(Array.from({ length: 5 }, send));
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(made.map((answer) => answer.json().id)).size).toBe(1);
  });

  it('keeps no title of a thing that not every reader may know', async () => {
    const ref = (title: string) => `Zob. #[${title}](thread:${chair.id})`;
    const { id, body } = await calls.propose(chair, { body: ref('Tajne') });
    expect(body).toBe(ref(''));
    const change = { body: `${ref('Tajne')} i dalej`, version: 1 };
    const after = await calls.ok<Decision>(chair, 'PATCH', `/api/decisions/${id}`, change);
    expect(after.body).toBe(`${ref('')} i dalej`);
  });

  it('calls people of the group as they are called, and nobody else, in the wording and in a new one', async () => {
    const { displayName } = member;
    const named = (name: string) => `@[${name}](member:${member.id})`;
    const { id, body, html } = await calls.propose(chair, { body: `${named('Ktoś')} @[Obca](member:${outsider.id})` });
    expect(body).toBe(`${named(displayName)} @Obca`);
    expect(html).toContain(`<span data-mention="member:${member.id}">@${displayName}</span>`);
    const change = { body: `Pyta ${named('Inna')}`, version: 1 };
    const after = await calls.ok<Decision>(chair, 'PATCH', `/api/decisions/${id}`, change);
    expect(after.body).toBe(`Pyta ${named(displayName)}`);
  });

  it('shares of eligible roles', async () => {
    const made = await calls.propose(chair, { settings: { roles: ['chair'] } });
    expect(made.eligible).toBe(1);
    expect(await calls.refused(member, 'PUT', `/api/decisions/${made.id}/position`, calls.position(stand('for')))).toBe(
      '403 forbidden',
    );
  });

  it.each([
    ['a close in the past', { closes: '2020-01-01T10:00' }, '400 decision_times'],
    ['a close two years ahead', { closes: '2029-01-01T10:00' }, '400 decision_times'],
    ['an hour that clocks skip', { closes: '2027-03-28T02:30' }, '400 meeting_time_missing'],
    ['a day that is none', { closes: '2027-02-30T02:30' }, '400 meeting_time_missing'],
    ['options in a vote', { options: ['A', 'B'] }, '400 decision_options'],
    ['one option', { options: ['A'], settings: { method: 'choice' } }, '400 decision_options'],
    [
      'too many choices',
      { options: ['A', 'B'], settings: { method: 'choice', maxChoices: 3 } },
      '400 decision_options',
    ],
    ['nobody to vote', { settings: { roles: ['coordinator'] } }, '409 decision_few_voters'],
    ['a secret ballot of two', { settings: { roles: ['member'], secret: true } }, '409 decision_few_voters'],
    ['a source that is not there', { from: { kind: 'thread', id: randomUUID() } }, '404 not_found'],
  ])('refuses %s', async (_, more, refusal) => {
    expect(await calls.refused(chair, 'POST', `/api/groups/${groupId}/decisions`, calls.input(more))).toBe(refusal);
  });

  it('takes wall time for the time of the group', async () => {
    await hub.db.updateTable('workingGroup').set({ timeZone: 'Asia/Tokyo' }).where('id', '=', groupId).execute();
    const made = await calls.propose(chair, { closes: inDays(28, '18:00') });
    expect([made.closesAt, made.timeZone]).toEqual([inDays(28, '09:00:00.000Z'), 'Asia/Tokyo']);
    await hub.db.updateTable('workingGroup').set({ timeZone: 'Europe/Warsaw' }).where('id', '=', groupId).execute();
  });
});

describe('before and after the opening', () => {
  it('everything may change before, and the clock opens it', async () => {
    const made = await calls.propose(chair, { opens: inDays(9, '10:00') });
    expect(made).toMatchObject({ state: 'planned', eligible: 0 });
    const change = {
      settings: { ...plainSettings, method: 'consent' },
      title: 'Inny tytuł',
      closes: inDays(30, '10:00'),
    };
    const changed = await calls.ok<Decision>(chair, 'PATCH', `/api/decisions/${made.id}`, change);
    expect(changed).toMatchObject({ title: 'Inny tytuł', version: 1, settings: { method: 'consent' } });
    const url = `/api/decisions/${made.id}/position`;
    expect(await calls.refused(member, 'PUT', url, calls.position(stand('agree')))).toBe('409 decision_not_open');
    await hub.db
      .updateTable('decision')
      .set({ opensAt: new Date(Date.now() - 1_000) })
      .where('id', '=', made.id)
      .execute();
    await Promise.all([tend(hub.app.services, made.id), tend(hub.app.services, made.id)]);
    expect((await calls.read(member, made.id)).decision).toMatchObject({ state: 'open', eligible: 3 });
    expect(await notified(made.id, 'decision_opened')).toEqual(ids(chair, member, third));
  });

  it('freezes method, secrecy, quorum, electorate and close', async () => {
    const { id } = await calls.propose(chair);
    const frozen = [
      { settings: { ...plainSettings, secret: true } },
      { settings: { ...plainSettings, quorum: { kind: 'people', value: 1 } } },
      { closes: inDays(37, '10:00') },
      { opens: inDays(9, '10:00') },
      { label: 'TLP:RED', readers: [chair.id] },
      { title: 'Nowy', closes: inDays(9, '10:00') },
    ];
    for (const change of frozen)
      expect(await calls.refused(chair, 'PATCH', `/api/decisions/${id}`, change)).toBe('409 decision_frozen');
  });

  it('a new wording asks everybody again and keeps the old positions', async () => {
    const { id } = await calls.propose(chair);
    await calls.vote(member, id, stand('for'), { reason: 'Tak.' });
    await calls.vote(third, id, stand('against'));
    const change = { body: 'Nowa treść.', note: 'Doprecyzowanie', closes: inDays(37, '10:00'), version: 1 };
    const after = await calls.ok<Decision>(chair, 'PATCH', `/api/decisions/${id}`, change);
    expect(after).toMatchObject({
      version: 2,
      voted: 0,
      body: 'Nowa treść.',
      closesAt: instantOf(inDays(37, '10:00'), 'Europe/Warsaw').toISOString(),
    });
    expect(after.wordings.map(({ version, note }) => [version, note])).toEqual([
      [2, 'Doprecyzowanie'],
      [1, ''],
    ]);
    expect(await notified(id, 'decision_changed')).toEqual(ids(member, third));
    expect(await calls.refused(member, 'PUT', `/api/decisions/${id}/position`, calls.position(stand('for')))).toBe(
      '409 decision_reworded',
    );
    const page = await calls.vote(member, id, stand('abstain'), { version: 2 });
    expect(page.decision.voted).toBe(1);
    expect(page.mine.position).toMatchObject({ version: 2, earlier: [{ version: 1, reason: 'Tak.' }] });
    await calls.close(id);
    expect((await calls.read(member, id)).decision.outcome?.tally).toMatchObject({ cast: 1, result: 'rejected' });
    expect(await calls.refused(chair, 'PATCH', `/api/decisions/${id}`, { body: 'x', version: 1 })).toBe('409 conflict');
  });

  it('is withdrawn with a reason, gets no number, and takes no more votes', async () => {
    const { id } = await calls.propose(member);
    expect(await calls.refused(third, 'POST', `/api/decisions/${id}/withdraw`, { reason: 'Nie.' })).toBe(
      '403 forbidden',
    );
    const gone = await calls.ok<Decision>(member, 'POST', `/api/decisions/${id}/withdraw`, { reason: 'Pomyłka.' });
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Pomyłka.', outcome: null });
    await calls.close(id);
    expect((await calls.read(member, id)).decision.state).toBe('withdrawn');
    await calls.ok(member, 'PATCH', `/api/decisions/${id}`, { label: 'TLP:AMBER+STRICT' });
    const found = await hub.db.selectFrom('searchEntry').select('id').where('id', '=', id).execute();
    expect(found).toEqual([]);
    expect(await calls.refused(third, 'PUT', `/api/decisions/${id}/position`, calls.position(stand('for')))).toBe(
      '409 decision_not_open',
    );
  });
});

describe('who sees and who is asked', () => {
  it('TLP:RED is there for its readers alone, in lists, counts and events too', async () => {
    const { id, eligible } = await calls.propose(chair, { label: 'TLP:RED', readers: [member.id] });
    expect(eligible).toBe(2);
    for (const person of [third, observer, outsider])
      expect(await calls.refused(person, 'GET', `/api/decisions/${id}`)).toBe('404 not_found');
    const listed = async (person: Person) =>
      (await calls.ok<{ items: MyDecision[] }>(person, 'GET', `/api/groups/${groupId}/decisions`)).items.some(
        (each) => each.id === id,
      );
    expect([await listed(member), await listed(third)]).toEqual([true, false]);
    const told = await hub.db
      .selectFrom('topicEvent')
      .select('topic')
      .where('topic', '=', `group:${groupId}`)
      .where('type', 'like', 'decision.%')
      .execute();
    expect(JSON.stringify(told)).not.toContain(id);
  });

  it('relaxing a label asks a reason of the author or chair, and is written down', async () => {
    const { id } = await calls.propose(member, { label: 'TLP:AMBER' });
    const url = `/api/decisions/${id}`;
    expect(await calls.refused(third, 'PATCH', url, { label: 'TLP:GREEN', relaxReason: 'x' })).toBe('403 forbidden');
    expect(await calls.refused(member, 'PATCH', url, { label: 'TLP:GREEN' })).toBe('400 invalid_input');
    const changed = await calls.ok<Decision>(member, 'PATCH', url, {
      label: 'TLP:GREEN',
      relaxReason: 'Do publikacji.',
    });
    expect(changed.label).toBe('TLP:GREEN');
    const audit = await hub.db.selectFrom('auditEntry').select('detail').where('thingId', '=', id).execute();
    expect(audit[0]?.detail).toMatchObject({ from: 'TLP:AMBER', to: 'TLP:GREEN', reason: 'Do publikacji.' });
  });

  it('a planned one may become RED: it leaves the group’s list and log', async () => {
    const { id } = await calls.propose(chair, { opens: inDays(9, '10:00'), title: 'Zniknie' });
    await calls.ok(chair, 'PATCH', `/api/decisions/${id}`, { label: 'TLP:RED', readers: [member.id] });
    expect(await calls.refused(third, 'GET', `/api/decisions/${id}`)).toBe('404 not_found');
    const log = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `group:${groupId}`)
      .execute();
    expect(JSON.stringify(log)).not.toContain('Zniknie');
  });

  it('who joins later votes only where the settings say so', async () => {
    const closed = await calls.propose(chair);
    const open = await calls.propose(chair, { settings: { joiners: true } });
    const late = await hub.makeMember();
    await calls.ok(chair, 'POST', `/api/groups/${groupId}/members`, { memberId: late.id, role: 'observer' });
    expect((await calls.read(late, open.id)).mine.may).toBe('watch');
    await calls.ok(chair, 'PATCH', `/api/groups/${groupId}/members/${late.id}`, { role: 'member' });
    expect((await calls.read(late, closed.id)).mine.may).toBe('watch');
    expect(await calls.read(late, open.id)).toMatchObject({ mine: { may: 'vote' }, decision: { eligible: 4 } });
    await calls.vote(late, open.id, stand('for'));
    await calls.ok(chair, 'PATCH', `/api/groups/${groupId}/members/${late.id}`, { role: 'observer' });
    expect(
      await calls.refused(late, 'PUT', `/api/decisions/${open.id}/position`, calls.position(stand('against'))),
    ).toBe('403 forbidden');
    await calls.ok(chair, 'DELETE', `/api/groups/${groupId}/members/${late.id}`);
  });

  it('reminds once of each moment, and only those who have not voted', async () => {
    const { id } = await calls.propose(chair);
    await calls.vote(member, id, stand('for'));
    await calls.ok(third, 'PUT', `/api/decisions/${id}/recusal`, { reason: 'Pracuję w tej gminie.' });
    const at = async (hours: number) => {
      const closesAt = new Date(Date.now() + hours * 3_600_000 - 60_000);
      const opensAt = new Date(Date.now() - 30 * 3_600_000);
      await hub.db.updateTable('decision').set({ opensAt, closesAt }).where('id', '=', id).execute();
      await Promise.all([tend(hub.app.services, id), tend(hub.app.services, id)]);
      return notified(id, 'decision_closing');
    };
    expect(await at(25)).toEqual([]);
    expect(await at(24)).toEqual(ids(chair));
    expect(await at(12)).toEqual(ids(chair));
    expect(await at(2)).toEqual([...ids(chair), ...ids(chair)]);
  });
});

describe('templates', () => {
  it('are kept and forgotten by those who write', async () => {
    const url = `/api/groups/${groupId}/decision-templates`;
    const template = { clientId: randomUUID(), name: 'Tryb obiegowy', body: '', options: [], hours: 120 };
    const body = { ...template, settings: { ...plainSettings, method: 'written' } };
    const { items } = await calls.ok<{ items: { id: string; name: string }[] }>(member, 'POST', url, body);
    expect(items.map(({ name }) => name)).toEqual(['Tryb obiegowy']);
    expect((await calls.ok<{ items: unknown[] }>(member, 'POST', url, body)).items.length).toBe(1);
    expect(await calls.refused(observer, 'DELETE', `/api/decision-templates/${items[0]?.id}`)).toBe('403 forbidden');
    await calls.ok(chair, 'DELETE', `/api/decision-templates/${items[0]?.id}`);
    expect((await calls.ok<{ items: unknown[] }>(member, 'GET', url)).items).toEqual([]);
  });
});
