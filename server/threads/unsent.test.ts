import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Thread, ThreadPage, Unsent } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let groupId: string;
let thread: Thread;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member] = await Promise.all([hub.makeMember(), hub.makeMember()]);
  groupId = await hub.makeGroup({ chair, member: [member] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const first = { clientId: randomUUID(), title: 'Wątek', label: 'TLP:AMBER', body: 'Początek' };
  thread = (await hub.call(member, 'POST', `/api/groups/${groupId}/threads`, first)).json();
});

const plain = { label: null, readers: [], asks: false };
const put = (body: string, base: number, fields: object = {}) =>
  hub.call(member, 'PUT', `/api/threads/${thread.id}/unsent`, { body, replyTo: null, ...plain, base, ...fields });
const read = async (person: Person) =>
  (await hub.call(person, 'GET', `/api/threads/${thread.id}`)).json<ThreadPage>().unsent;

describe('unsent text', () => {
  it('follows its writer, and nobody else; a slower device is told of the conflict', async () => {
    expect((await put('Zaczynam', 0)).json()).toMatchObject({ body: 'Zaczynam', revision: 1 });
    expect(await read(member)).toMatchObject({ body: 'Zaczynam', revision: 1 });
    expect(await read(chair)).toEqual({ body: '', quote: null, ...plain, revision: 0 });
    expect((await put('Z drugiego', 0)).statusCode).toBe(409);
    expect((await put('Znikąd', 2 ** 31)).statusCode).toBe(400);
    expect((await put('', 1)).json()).toMatchObject({ body: '', revision: 2 });
    const log = await hub.db.selectFrom('topicEvent').selectAll().execute();
    expect(JSON.stringify(log).includes('Zaczynam')).toBe(false);
  });

  it('keeps who may read it and that it asks, and forgets that with it', async () => {
    const stranger = await hub.makeMember();
    const chosen = { label: 'TLP:RED', readers: [chair.id, stranger.id], asks: true };
    await put('Tylko dla jednej', 0, chosen);
    expect(await read(member)).toMatchObject({ ...chosen, readers: [chair.id] });
    await put('', 1);
    expect(await read(member)).toMatchObject({ body: '', ...plain });
  });

  it('an answer to an aside stays with its writer when the aside is gone', async () => {
    const message = { clientId: randomUUID(), body: 'Na boku', label: 'TLP:RED', readers: [member.id] };
    const posted = await hub.call(chair, 'POST', `/api/threads/${thread.id}/messages`, message);
    const { id } = posted.json<Message>();
    expect((await put('Odpowiadam', 0, { replyTo: id })).json<Unsent>()).toMatchObject({
      ...plain,
      quote: { messageId: id },
    });
    await hub.call(chair, 'DELETE', `/api/messages/${id}`);
    expect(await read(member)).toMatchObject({ body: 'Odpowiadam', quote: null, label: 'TLP:RED', readers: [] });
  });
});
