import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { decisionCalls } from '../testing/decisions.ts';

let hub: TestApp;
let member: Person;
let colleague: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [member, colleague, outsider] = [await hub.makeMember(), await hub.makeMember(), await hub.makeMember()];
  groupId = await hub.makeGroup({ chair: member, member: colleague });
  await hub.db.updateTable('workingGroup').set({ name: 'Szkoły i rodzice' }).where('id', '=', groupId).execute();
  await post(member, `/api/groups/${groupId}/threads`, { ...thread, title: 'Symbole na terenie szkoły' });
  const red = { ...thread, clientId: randomUUID(), title: 'Szkolna sprawa dla jednej osoby', label: 'TLP:RED' };
  await post(member, `/api/groups/${groupId}/threads`, { ...red, readers: [member.id] });
  await post(member, '/api/meetings', { ...meeting, groupId });
  await post(member, `/api/groups/${groupId}/drafts`, draft);
  const calls = decisionCalls(hub, groupId);
  await calls.propose(member, { title: 'Przyjmujemy zasady szkoły' });
  await calls.propose(member, { title: 'Szkolna decyzja jednej osoby', label: 'TLP:RED', readers: [] });
});
afterAll(() => hub.close());

const thread = { clientId: randomUUID(), label: 'TLP:AMBER', body: 'Jak o tym rozmawiać?' };
const draft = {
  clientId: randomUUID(),
  title: 'Procedura szkolna',
  kind: 'recommendation',
  level: 'local',
  label: 'TLP:GREEN',
};
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const meeting = {
  clientId: randomUUID(),
  title: 'Wideokonsultacja: zgłoszenie szkoły',
  kind: 'consultation',
  start: `${tomorrow}T14:00`,
  end: `${tomorrow}T15:30`,
  timeZone: 'Europe/Warsaw',
};

async function post(person: Person, url: string, payload: object): Promise<void> {
  const answer = await hub.app.inject({ method: 'POST', url, headers: person.headers, payload });
  expect(answer.statusCode, answer.body).toBe(201);
}

async function find(person: Person, words: string): Promise<PaletteFinds> {
  const url = `/api/palette?q=${encodeURIComponent(words)}`;
  return (await hub.app.inject({ url, headers: person.headers })).json<PaletteFinds>();
}

describe('the command palette', () => {
  it('finds every kind by a word in another form', async () => {
    const found = await find(member, 'szkole');
    expect(found.groups.map(({ title }) => title)).toEqual(['Szkoły i rodzice']);
    expect(found.threads).toHaveLength(2);
    expect(found.meetings.map(({ title }) => title)).toEqual([meeting.title]);
    expect(found.drafts.map(({ title }) => title)).toEqual([draft.title]);
    expect(found.decisions).toHaveLength(2);
  });

  it('keeps what is under TLP:RED from members it does not name', async () => {
    const { threads, decisions } = await find(colleague, 'szkole');
    expect(threads.map(({ title }) => title)).toEqual(['Symbole na terenie szkoły']);
    expect(decisions.map(({ title }) => title)).toEqual(['Przyjmujemy zasady szkoły']);
  });

  it('finds nothing of a group for an outsider', async () => {
    const { people: _, ...found } = await find(outsider, 'szkole');
    expect(found).toEqual({ groups: [], threads: [], meetings: [], drafts: [], decisions: [] });
  });

  it('finds people, and nothing for signs alone', async () => {
    expect((await find(outsider, member.displayName)).people.map(({ id }) => id)).toEqual([member.id]);
    expect(await find(member, '%_')).toEqual({
      people: [],
      groups: [],
      threads: [],
      meetings: [],
      drafts: [],
      decisions: [],
    });
  });
});
