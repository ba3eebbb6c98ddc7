import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tlpLabels } from '../../shared/labels.ts';
import type { FoundKind, SearchAnswer } from '../../shared/search/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { inDays, plainSettings } from '../testing/decisions.ts';

type Thing = { kind: FoundKind; id: string };

let hub: TestApp;
let people: Record<string, Person>;
const things: Thing[] = [];

beforeAll(async () => {
  hub = await createTestApp();
  const { groupId, ...team } = await hub.makeTeam();
  people = { ...team, guest: await hub.makeMember(), coordinator: await hub.makeMember({ hubRole: 'coordinator' }) };
  await makeThings(groupId);
});
afterAll(() => hub.close());

const title = 'Kaszalot';

async function make(kind: FoundKind, url: string, payload: object): Promise<void> {
  const { chair } = people;
  if (!chair) throw new Error('nobody leads');
  const answer = await hub.call(chair, 'POST', url, { clientId: randomUUID(), ...payload });
  expect(answer.statusCode, answer.body).toBe(201);
  things.push({ kind, id: answer.json<{ id: string }>().id });
}

/** One of each kind and label, RED ones for the observer, meetings with a guest and without. */
async function makeThings(groupId: string): Promise<void> {
  const readers = [people.observer?.id];
  const time = { start: '2026-12-01T10:00', end: '2026-12-01T11:00', timeZone: 'Europe/Warsaw' };
  const meeting = { title, kind: 'working', ...time };
  for (const label of tlpLabels) {
    const named = label === 'TLP:RED' ? { readers } : {};
    await make('thread', `/api/groups/${groupId}/threads`, { title, label, body: title, ...named });
    const decision = { title, body: title, label, closes: inDays(28, '18:00'), settings: plainSettings, ...named };
    await make('decision', `/api/groups/${groupId}/decisions`, decision);
    await make('meeting', '/api/meetings', { ...meeting, groupId, label, memberIds: readers });
    if (label !== 'TLP:AMBER+STRICT')
      await make('meeting', '/api/meetings', { ...meeting, groupId, label, memberIds: [people.guest?.id] });
    if (label === 'TLP:RED') continue;
    const draft = { title, kind: 'recommendation', level: 'local', label };
    await make('draft', `/api/groups/${groupId}/drafts`, draft);
    await make('task', `/api/groups/${groupId}/tasks`, { title, label });
  }
  await make('meeting', '/api/meetings', { ...meeting, memberIds: [people.outsider?.id] });
}

const places: Partial<Record<FoundKind, string>> = {
  thread: 'threads',
  decision: 'decisions',
  meeting: 'meetings',
  draft: 'drafts',
  task: 'tasks',
};

/** What the features themselves let this person open. */
async function listOpen(person: Person): Promise<string[]> {
  const open: string[] = [];
  for (const { kind, id } of things) {
    const { statusCode } = await hub.call(person, 'GET', `/api/${places[kind]}/${id}`);
    expect([200, 404]).toContain(statusCode);
    if (statusCode === 200) open.push(id);
  }
  return open.sort();
}

async function listFound(person: Person): Promise<string[]> {
  const found: string[] = [];
  for (const kinds of Object.keys(places)) {
    const { groups } = (await hub.call(person, 'GET', `/api/search?q=kaszaloty&kinds=${kinds}`)).json<SearchAnswer>();
    found.push(...groups.flatMap(({ items }) => items.map(({ id }) => id)));
  }
  return found.sort();
}

describe('search', () => {
  it.each(['chair', 'member', 'observer', 'guest', 'outsider', 'coordinator'])(
    'finds for the %s exactly what they may open',
    async (name) => {
      const person = people[name];
      if (!person) throw new Error(name);
      expect(await listFound(person)).toEqual(await listOpen(person));
    },
  );
});
