import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Links } from '../../shared/links/schema.ts';
import { createTestApp, type Method, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;
let threadId: string;

async function call<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
  const response = await hub.call(person, method, url, payload);
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}
const open = (label: string, title: string) =>
  call<{ id: string }>(team.chair, 'POST', `/api/groups/${team.groupId}/threads`, {
    ...{ clientId: randomUUID(), title, label, body: 'Początek' },
    ...(label === 'TLP:RED' ? { readers: [] } : {}),
  });
const draft = (person: Person, from: object) =>
  hub.call(person, 'POST', `/api/groups/${team.groupId}/drafts`, {
    ...{ clientId: randomUUID(), title: 'Procedura', kind: 'model', level: 'local', label: 'TLP:GREEN', from },
  });
const linksOf = (person: Person, kind: string, id: string) =>
  call<Links>(person, 'GET', `/api/things/${kind}/${id}/links`);

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
  threadId = (await open('TLP:AMBER', 'Skąd to się wzięło')).id;
});
afterAll(() => hub.close());

describe('what came of what', () => {
  it('is seen from both ends, from a thread also what came of its messages, once however often it is said', async () => {
    const { id: messageId } = await call<{ id: string }>(team.member, 'POST', `/api/threads/${threadId}/messages`, {
      clientId: randomUUID(),
      body: 'Spiszmy to',
    });
    const made = (await draft(team.member, { kind: 'message', id: messageId })).json() as { id: string };
    expect((await linksOf(team.member, 'thread', threadId)).results).toMatchObject([{ kind: 'draft', id: made.id }]);
    expect((await linksOf(team.member, 'draft', made.id)).sources).toMatchObject([
      { kind: 'message', id: messageId, title: 'Skąd to się wzięło', path: `/wiadomosci/${messageId}` },
    ]);
  });

  it('leaves out what the reader may not see, and is made of nothing hidden', async () => {
    const red = await open('TLP:RED', 'Tajne');
    const made = (await draft(team.chair, { kind: 'thread', id: red.id })).json() as { id: string };
    expect((await linksOf(team.chair, 'draft', made.id)).sources).toHaveLength(1);
    expect(await linksOf(team.member, 'draft', made.id)).toEqual({ sources: [], results: [] });
    expect((await draft(team.member, { kind: 'thread', id: red.id })).statusCode).toBe(404);
    const drafts = await call<{ items: object[] }>(team.chair, 'GET', `/api/groups/${team.groupId}/drafts`);
    expect(drafts.items).toHaveLength(2);
    expect((await hub.call(team.outsider, 'GET', `/api/things/thread/${threadId}/links`)).statusCode).toBe(404);
  });
});
