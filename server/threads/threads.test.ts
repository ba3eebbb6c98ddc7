import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Thread, ThreadList, ThreadPage } from '../../shared/threads/schema.ts';
import { eventsSince } from '../realtime/log.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let observer: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  ({ chair, member, observer, outsider, groupId } = await hub.makeTeam());
});
afterAll(() => hub.close());

const newThread = (fields: object = {}) => ({
  clientId: randomUUID(),
  title: 'Scenariusz rady pedagogicznej',
  label: 'TLP:AMBER',
  body: 'Szkoła prosi o scenariusz rady na 60 minut.',
  ...fields,
});

async function create(person: Person, fields: object = {}): Promise<Thread> {
  const response = await hub.call(person, 'POST', `/api/groups/${groupId}/threads`, newThread(fields));
  expect(response.statusCode, response.body).toBe(201);
  return response.json();
}

const list = async (person: Person) =>
  (await hub.call(person, 'GET', `/api/groups/${groupId}/threads`)).json() as ThreadList;

describe('opening a thread', () => {
  it('answers with the thread and its first message', async () => {
    const thread = await create(member);
    expect(thread).toMatchObject({ groupId, label: 'TLP:AMBER', lastOrdinal: 1, readers: null });
    expect(thread.author.displayName).toBe(member.displayName);
    const page = (await hub.call(chair, 'GET', `/api/threads/${thread.id}`)).json() as ThreadPage;
    expect(page.messages.map((message) => message.body)).toEqual(['Szkoła prosi o scenariusz rady na 60 minut.']);
    expect(page).toMatchObject({ role: 'chair', readOrdinal: 0 });
  });

  it('makes one thread of twenty parallel retries', async () => {
    const body = newThread();
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => hub.call(member, 'POST', `/api/groups/${groupId}/threads`, body)),
    );
    expect(new Set(responses.map((response) => response.json().id)).size).toBe(1);
    expect(responses.filter((response) => response.statusCode === 201)).toHaveLength(1);
    expect(responses.filter((response) => response.statusCode === 200)).toHaveLength(19);
  });

  it('is refused to observers and hidden from outsiders', async () => {
    const url = `/api/groups/${groupId}/threads`;
    expect((await hub.call(observer, 'POST', url, newThread())).statusCode).toBe(403);
    expect((await hub.call(outsider, 'POST', url, newThread())).statusCode).toBe(404);
    expect((await hub.call(outsider, 'GET', url)).statusCode).toBe(404);
  });
});

describe('the list of a group', () => {
  it('starts with the newest activity and counts what is unread', async () => {
    const first = await create(member, { title: 'Pierwszy' });
    const second = await create(member, { title: 'Drugi' });
    await hub.call(chair, 'POST', `/api/threads/${first.id}/messages`, { clientId: randomUUID(), body: 'Odpowiedź' });
    const items = (await list(member)).items;
    expect(items.slice(0, 2).map((item) => item.id)).toEqual([first.id, second.id]);
    expect(items[0]).toMatchObject({ lastOrdinal: 2, readOrdinal: 1, lastMessage: { excerpt: 'Odpowiedź' } });
    const seenByChair = (await list(chair)).items;
    expect(seenByChair[0]).toMatchObject({ lastOrdinal: 2, readOrdinal: 2 });
    expect(seenByChair[1]).toMatchObject({ lastOrdinal: 1, readOrdinal: 0 });
  });

  it('comes in pages without gaps or repeats', async () => {
    const group = await hub.makeGroup({ chair: member });
    for (let i = 0; i < 53; i += 1) await hub.call(member, 'POST', `/api/groups/${group}/threads`, newThread());
    const first = (await hub.call(member, 'GET', `/api/groups/${group}/threads`)).json() as ThreadList;
    expect(first.items).toHaveLength(50);
    const next = `/api/groups/${group}/threads?cursor=${first.next}`;
    const second = (await hub.call(member, 'GET', next)).json() as ThreadList;
    expect(second).toMatchObject({ next: null });
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(53);
  });

  it('counts for newcomers only what was written after they came', async () => {
    const group = await hub.makeGroup({ chair: member });
    const opened = await hub.call(member, 'POST', `/api/groups/${group}/threads`, newThread());
    const thread = opened.json() as Thread;
    await hub.db.insertInto('groupMember').values({ groupId: group, memberId: chair.id, role: 'member' }).execute();
    await hub.call(member, 'POST', `/api/threads/${thread.id}/messages`, {
      clientId: randomUUID(),
      body: 'Po dołączeniu',
    });
    const { items } = (await hub.call(chair, 'GET', `/api/groups/${group}/threads`)).json() as ThreadList;
    expect(items[0]).toMatchObject({ lastOrdinal: 2, readOrdinal: 1 });
    expect((await hub.call(chair, 'PUT', `/api/threads/${thread.id}/read`, { ordinal: 0 })).json()).toEqual({
      ordinal: 1,
    });
  });
});

describe('the label', () => {
  const patch = (person: Person, thread: Thread, change: object) =>
    hub.call(person, 'PATCH', `/api/threads/${thread.id}`, change);

  it('is tightened by the author or the lead, relaxed by the author or the chair with a reason', async () => {
    const thread = await create(member, { label: 'TLP:GREEN' });
    expect((await patch(observer, thread, { label: 'TLP:AMBER' })).statusCode).toBe(403);
    expect((await patch(chair, thread, { label: 'TLP:AMBER' })).json()).toMatchObject({ label: 'TLP:AMBER' });
    expect((await patch(member, thread, { label: 'TLP:CLEAR' })).statusCode).toBe(400);
    const relaxed = await patch(member, thread, { label: 'TLP:CLEAR', reason: 'Uzgodnione na spotkaniu' });
    expect(relaxed.json()).toMatchObject({ label: 'TLP:CLEAR' });
    const changes = await hub.db
      .selectFrom('threadLabelChange')
      .selectAll()
      .where('threadId', '=', thread.id)
      .execute();
    expect(changes.map((change) => [change.fromLabel, change.toLabel, change.reason])).toEqual([
      ['TLP:GREEN', 'TLP:AMBER', ''],
      ['TLP:AMBER', 'TLP:CLEAR', 'Uzgodnione na spotkaniu'],
    ]);
  });

  it('RED is for named readers alone, whatever the role', async () => {
    const thread = await create(member, { label: 'TLP:RED', readers: [observer.id, outsider.id] });
    expect(thread.readers?.map((reader) => reader.id).sort()).toEqual([member.id, observer.id].sort());
    expect((await hub.call(observer, 'GET', `/api/threads/${thread.id}`)).statusCode).toBe(200);
    expect((await hub.call(chair, 'GET', `/api/threads/${thread.id}`)).statusCode).toBe(404);
    expect((await patch(chair, thread, { title: 'Inny' })).statusCode).toBe(404);
    expect((await hub.call(outsider, 'GET', `/api/threads/${thread.id}`)).statusCode).toBe(404);
    expect((await list(chair)).items.map((item) => item.id)).not.toContain(thread.id);
    expect((await list(observer)).items.map((item) => item.id)).toContain(thread.id);
    expect((await hub.call(chair, 'GET', '/api/threads/new')).body).not.toContain(thread.id);
    expect((await patch(member, thread, { readers: [observer.id, chair.id] })).statusCode).toBe(400);
    const widened = await patch(member, thread, { readers: [observer.id, chair.id], reason: 'Dołącza prowadząca' });
    expect(widened.json().readers).toHaveLength(3);
    expect((await hub.call(chair, 'GET', `/api/threads/${thread.id}`)).statusCode).toBe(200);
    await patch(member, thread, { readers: [chair.id] });
    expect((await hub.call(observer, 'GET', `/api/threads/${thread.id}`)).statusCode).toBe(404);
    const told = await eventsSince(hub.db, `member:${observer.id}`, 0, 1_000);
    expect(told.at(-1)).toMatchObject({ type: 'thread.touched', payload: { threadId: thread.id } });
  });

  it('made RED, the thread leaves the log of the group', async () => {
    const thread = await create(member, { title: 'Tytuł, który znika' });
    expect((await patch(member, thread, { label: 'TLP:RED' })).json().readers).toHaveLength(1);
    const log = hub.db.selectFrom('topicEvent').selectAll().where('topic', '=', `group:${groupId}`);
    const events = await log.orderBy('seq').execute();
    expect(JSON.stringify(events)).not.toContain('Tytuł, który znika');
    expect(events.at(-1)).toMatchObject({ type: 'thread.withdrawn', payload: { threadId: thread.id } });
  });

  it('a thread is renamed by its author or the lead, not by others', async () => {
    const thread = await create(chair);
    expect((await patch(member, thread, { title: 'Nowy tytuł' })).statusCode).toBe(403);
    expect((await patch(outsider, thread, { title: 'Nowy tytuł' })).statusCode).toBe(404);
    expect((await patch(chair, thread, { title: 'Nowy tytuł' })).json()).toMatchObject({ title: 'Nowy tytuł' });
  });
});

describe('a removed member', () => {
  it('sees nothing more', async () => {
    const leaver = await hub.makeMember();
    await hub.db.insertInto('groupMember').values({ groupId, memberId: leaver.id, role: 'member' }).execute();
    const thread = await create(leaver);
    await hub.db.deleteFrom('groupMember').where('memberId', '=', leaver.id).execute();
    for (const url of [
      `/api/threads/${thread.id}`,
      `/api/groups/${groupId}/threads`,
      `/api/threads/${thread.id}/messages`,
    ])
      expect((await hub.call(leaver, 'GET', url)).statusCode).toBe(404);
    expect((await hub.call(leaver, 'GET', '/api/threads/new')).json()).toEqual({ items: [] });
    expect((await hub.call(leaver, 'PATCH', `/api/threads/${thread.id}`, { title: 'x' })).statusCode).toBe(404);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown field', { extra: 1 }],
    ['no clientId', { clientId: undefined }],
    ['a bad clientId', { clientId: 'abc' }],
    ['a blank title', { title: '   ' }],
    ['a title of two lines', { title: 'a\nb' }],
    ['a long title', { title: 'a'.repeat(201) }],
    ['an unknown label', { label: 'TLP:BLUE' }],
    ['a blank text', { body: ' \n\t ' }],
    ['NUL', { body: 'a\u0000b' }],
    ['a lone surrogate', { body: 'a\ud800b' }],
    ['a long text', { body: 'a'.repeat(10_001) }],
  ])('%s is refused', async (_, fields) => {
    const response = await hub.call(member, 'POST', `/api/groups/${groupId}/threads`, newThread(fields));
    expect(response.statusCode, response.body).toBe(400);
    expect(response.json().error.code).toBe('invalid_input');
  });

  it.each(['not-a-uuid', '00000000-0000-0000-0000-000000000000'])('thread %s is not there', async (id) => {
    const response = await hub.call(member, 'GET', `/api/threads/${id}`);
    expect([400, 404]).toContain(response.statusCode);
  });

  it.each(['?cursor=abc', '?cursor=2026-99-99T00:00:00.000Z_00000000-0000-0000-0000-000000000000', '?limit=5'])(
    'list%s is refused or starts anew',
    async (query) => {
      const { statusCode } = await hub.call(member, 'GET', `/api/groups/${groupId}/threads${query}`);
      expect(statusCode).toBeLessThan(500);
    },
  );
});
