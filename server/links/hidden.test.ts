import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MyDecision } from '../../shared/decisions/schema.ts';
import type { Links } from '../../shared/links/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { decisionCalls, inDays, plainSettings } from '../testing/decisions.ts';
import { describeThings } from './actions.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;
/** A thread under TLP:RED, a message under TLP:RED in a thread that all see, and that thread. */
let hidden: { thread: string; message: string };
let openThread: string;
const made: { kind: string; id: string }[] = [];
const secretWord = 'Kazuar';
const via = { kind: 'session', id: randomUUID() } as const;
const someone = { locale: 'pl', hubRole: 'member', scope: 'write', timeZone: 'UTC', displayName: '', via } as const;

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
  const thread = await post('threads', { title: secretWord, label: 'TLP:RED', readers: [], body: secretWord });
  openThread = await post('threads', { title: 'Jawny wątek', label: 'TLP:AMBER', body: 'Początek' });
  const message = await send(`/api/threads/${openThread}/messages`, {
    ...{ body: secretWord, label: 'TLP:RED', readers: [] },
  });
  hidden = { thread, message };
  for (const [kind, id] of Object.entries(hidden)) await makeOf({ kind, id });
});
afterAll(() => hub.close());

async function send(url: string, payload: object): Promise<string> {
  const answer = await hub.call(team.chair, 'POST', url, { clientId: randomUUID(), ...payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}
const post = (part: string, payload: object) => send(`/api/groups/${team.groupId}/${part}`, payload);

/** One thing of each kind that the whole group sees, made of what it may not see. */
async function makeOf(from: object): Promise<void> {
  const common = { title: 'Jawna rzecz', label: 'TLP:AMBER', from };
  const decision = { ...common, body: 'Treść', closes: inDays(20, '18:00'), settings: plainSettings };
  const time = { start: '2027-01-12T10:00', end: '2027-01-12T11:00', timeZone: 'Europe/Warsaw' };
  const meeting = { ...common, ...time, kind: 'working', groupId: team.groupId };
  made.push({ kind: 'decision', id: await post('decisions', decision) });
  made.push({ kind: 'task', id: await post('tasks', { ...common, ownerIds: [team.member.id] }) });
  made.push({ kind: 'draft', id: await post('drafts', { ...common, kind: 'recommendation', level: 'local' }) });
  made.push({ kind: 'meeting', id: await send('/api/meetings', meeting) });
}

const read = async (person: Person, url: string) => {
  const answer = await hub.call(person, 'GET', url);
  expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
  return answer.body;
};

const pages = () => [
  ...['threads', 'decisions', 'tasks', 'drafts'].map((part) => `/api/groups/${team.groupId}/${part}`),
  ...made.map(({ kind, id }) => `/api/${kind}s/${id}`),
  ...[...made, { kind: 'thread', id: openThread }].map(({ kind, id }) => `/api/things/${kind}/${id}/links`),
  ...['/api/today', '/api/decisions', '/api/decisions/register.csv', '/api/tasks', '/api/notifications'],
  ...[`/api/search?q=${secretWord}`, `/api/search?q=${encodeURIComponent('jawna')}`, '/api/search?q=w:jawny'],
  ...[`/api/threads/${openThread}/export?format=md`],
];

describe('what was made of something hidden', () => {
  it('tells nowhere that it was: not in lists, pages, chains, search, notifications, exports', async () => {
    for (const url of pages()) {
      const body = await read(team.member, url);
      for (const trace of [...Object.values(hidden), secretWord]) expect(body, url).not.toContain(trace);
    }
    const links = JSON.parse(await read(team.member, `/api/things/thread/${openThread}/links`)) as Links;
    expect(links).toEqual({ sources: [], results: [] });
  });

  it('tells it to those who may see it', async () => {
    const ofGroup = await read(team.chair, `/api/groups/${team.groupId}/decisions`);
    const { items } = JSON.parse(ofGroup) as { items: MyDecision[] };
    expect(items.map(({ source }) => source?.id).sort()).toEqual(Object.values(hidden).sort());
    const links = JSON.parse(await read(team.chair, `/api/things/thread/${openThread}/links`)) as Links;
    expect(links.results.map(({ kind }) => kind).sort()).toEqual(['decision', 'draft', 'meeting', 'task']);
  });

  it('leaves no trace in the log that the group follows', async () => {
    const { rows } = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', 'in', [`group:${team.groupId}`, `member:${team.member.id}`, `thread:${openThread}`])
      .execute()
      .then((all) => ({ rows: JSON.stringify(all) }));
    for (const trace of [hidden.thread, secretWord]) expect(rows).not.toContain(trace);
  });

  it('shows a visible source behind a hidden one', async () => {
    const calls = decisionCalls(hub, team.groupId);
    const { id } = await calls.propose(team.chair, { from: { kind: 'thread', id: hidden.thread } });
    const later = { fromKind: 'thread', fromId: openThread, toKind: 'decision', toId: id, actorId: team.chair.id };
    await hub.db.insertInto('link').values(later).execute();
    const { items } = JSON.parse(await read(team.member, `/api/groups/${team.groupId}/decisions`)) as {
      items: MyDecision[];
    };
    expect(items.find((each) => each.id === id)?.source).toEqual({ kind: 'thread', id: openThread });
  });
});

describe('what is hidden and what is not there', () => {
  it.each(['thread', 'message'] as const)('answer alike: %s', async (kind) => {
    const ask = async (id: string) => {
      const urls = [`/api/things/${kind}/${id}/links`, `/api/${kind}s/${id}`, `/api/things?refs=${kind}:${id}`];
      const answers = await Promise.all(urls.map((url) => hub.call(team.member, 'GET', url)));
      return answers.map(({ statusCode, body }) => `${statusCode} ${body.replaceAll(id, 'ID')}`);
    };
    expect(await ask(hidden[kind])).toEqual(await ask(randomUUID()));
    const from = { kind, id: hidden[kind] };
    const task = { clientId: randomUUID(), title: 'Zadanie', label: 'TLP:AMBER', from };
    const answer = await hub.call(team.member, 'POST', `/api/groups/${team.groupId}/tasks`, task);
    expect(answer.statusCode).toBe(404);
  });
});

it('a finding that one may not see leaves no gap in the numbers of the others', async () => {
  const calls = decisionCalls(hub, team.groupId);
  const close = async (more: Record<string, unknown>) => {
    const { id } = await calls.propose(team.chair, more);
    await calls.close(id);
    return (await calls.read(team.chair, id)).decision.outcome?.number;
  };
  const red = { label: 'TLP:RED', readers: [] };
  expect([await close({}), await close(red), await close({}), await close(red)]).toEqual([1, 1, 2, 2]);
});

it('a refusal asks the database as often for what is hidden as for what is not there', async () => {
  const decision = await post('decisions', {
    ...{
      title: secretWord,
      label: 'TLP:RED',
      readers: [],
      body: '',
      closes: inDays(9, '12:00'),
      settings: plainSettings,
    },
  });
  const foreign = made.filter(({ kind }) => kind === 'draft' || kind === 'task' || kind === 'meeting');
  const unseen: [Person, { kind: string; id: string }][] = [
    ...Object.entries({ ...hidden, decision }).map(([kind, id]): [Person, { kind: string; id: string }] => [
      team.member,
      { kind, id },
    ]),
    ...foreign.map((thing): [Person, { kind: string; id: string }] => [team.outsider, thing]),
  ];
  for (const [person, { kind, id }] of unseen) {
    const asked = async (of: string) => {
      let count = 0;
      const counted = hub.db.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const actor = { ...someone, id: person.id };
      const ctx = { db: counted, services: hub.app.services, actor };
      expect(await describeThings(ctx, [{ kind: kind as 'thread', id: of }])).toEqual([
        { kind, id: of, title: null, path: null },
      ]);
      return count;
    };
    const count = await asked(id);
    expect(count).toBeGreaterThan(0);
    expect(await asked(randomUUID()), kind).toBe(count);
  }
});
