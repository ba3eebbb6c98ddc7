import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, MessagePage, Thread, ThreadPage } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { eraseDeleted } from './message-queries.ts';

let hub: TestApp;
let chair: Person;
let author: Person;
let other: Person;
let observer: Person;
let outsider: Person;
let groupId: string;
let thread: Thread;

async function open(person: Person): Promise<Thread> {
  const payload = {
    clientId: randomUUID(),
    title: 'Procedura szkolna',
    label: 'TLP:AMBER',
    body: 'Kto zawiadamia i kiedy?',
  };
  return (await hub.call(person, 'POST', `/api/groups/${groupId}/threads`, payload)).json();
}

async function post(person: Person, body: string, fields: object = {}): Promise<Message> {
  const payload = { clientId: randomUUID(), body, ...fields };
  const response = await hub.call(person, 'POST', `/api/threads/${thread.id}/messages`, payload);
  expect(response.statusCode, response.body).toBe(201);
  return response.json();
}

const read = async (person: Person) =>
  (await hub.call(person, 'GET', `/api/threads/${thread.id}`)).json() as ThreadPage;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, author, other, observer, outsider] = await Promise.all([
    hub.makeMember(),
    hub.makeMember(),
    hub.makeMember(),
    hub.makeMember(),
    hub.makeMember(),
  ]);
  groupId = await hub.makeGroup({ chair, member: [author, other], observer });
  thread = await open(author);
});
afterAll(() => hub.close());

describe('posting', () => {
  it('twenty parallel retries with different texts make one message, the first that came', async () => {
    const clientId = randomUUID();
    const url = `/api/threads/${thread.id}/messages`;
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, i) => hub.call(author, 'POST', url, { clientId, body: `Wersja ${i}` })),
    );
    const bodies = new Set(responses.map((response) => (response.json() as Message).body));
    expect(bodies.size).toBe(1);
    expect(responses.map((response) => response.statusCode).filter((code) => code === 201)).toHaveLength(1);
    const rows = await hub.db.selectFrom('message').select('id').where('clientId', '=', clientId).execute();
    expect(rows).toHaveLength(1);
    const events = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `thread:${thread.id}`)
      .execute();
    expect(events.filter((event) => JSON.stringify(event).includes(clientId))).toHaveLength(1);
  });

  it('numbers without gaps when many people write at once', async () => {
    thread = await open(author);
    await Promise.all(Array.from({ length: 30 }, (_, i) => post(i % 2 ? author : other, `Wiadomość ${i}`)));
    const { messages, thread: seen } = await read(chair);
    expect(messages.map((message) => message.ordinal)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
    expect(seen.lastOrdinal).toBe(31);
  });

  it('two people may use the same clientId; one person not in two threads', async () => {
    const clientId = randomUUID();
    await post(author, 'Moje', { clientId });
    await post(other, 'Inne', { clientId });
    const second = await open(author);
    const response = await hub.call(author, 'POST', `/api/threads/${second.id}/messages`, { clientId, body: 'Moje' });
    expect(response.statusCode).toBe(409);
  });

  it('a retry after deletion answers with the tombstone', async () => {
    const clientId = randomUUID();
    const message = await post(author, 'Pomyłka', { clientId });
    await hub.call(author, 'DELETE', `/api/messages/${message.id}`);
    const retried = await hub.call(author, 'POST', `/api/threads/${thread.id}/messages`, { clientId, body: 'Pomyłka' });
    expect([retried.statusCode, retried.json().body]).toEqual([200, '']);
  });

  it('is refused to observers and hidden from outsiders', async () => {
    const url = `/api/threads/${thread.id}/messages`;
    const payload = { clientId: randomUUID(), body: 'Dzień dobry' };
    expect((await hub.call(observer, 'POST', url, payload)).statusCode).toBe(403);
    expect((await hub.call(outsider, 'POST', url, payload)).statusCode).toBe(404);
    expect((await hub.call(outsider, 'GET', url)).statusCode).toBe(404);
  });

  it('keeps line breaks, mends line ends', async () => {
    expect((await post(author, '\r\n\r\nRaz\r\nDwa  \n\n')).body).toBe('Raz\nDwa');
  });

  it.each([
    ['NUL', { body: 'a\u0000' }],
    ['a lone surrogate', { body: '\udc00' }],
    ['blank', { body: '\n ' }],
    ['of no width', { body: '\u200b\u200d\n\u2060' }],
    ['too long', { body: 'ż'.repeat(10_001) }],
    ['a reply to nothing', { body: 'a', replyTo: randomUUID() }],
    ['a bad clientId', { body: 'a', clientId: '1' }],
    ['an unknown field', { body: 'a', html: '<b>' }],
  ])('%s is refused', async (_, fields) => {
    const payload = { clientId: randomUUID(), ...fields };
    const response = await hub.call(author, 'POST', `/api/threads/${thread.id}/messages`, payload);
    expect(response.statusCode, response.body).toBe(400);
    expect(response.json().error.message).not.toBe('');
  });

  it('refuses a reply to a message of another thread', async () => {
    const elsewhere = await open(author);
    const page = (await hub.call(author, 'GET', `/api/threads/${elsewhere.id}`)).json() as ThreadPage;
    const payload = { clientId: randomUUID(), body: 'a', replyTo: page.messages[0]?.id };
    expect((await hub.call(author, 'POST', `/api/threads/${thread.id}/messages`, payload)).statusCode).toBe(400);
  });
});

describe('editing', () => {
  it('keeps every text; a retry changes nothing, an edit of an older text is a conflict', async () => {
    const message = await post(author, 'Pierwszy tekst');
    const edit = (body: string, revision: number) =>
      hub.call(author, 'PATCH', `/api/messages/${message.id}`, { body, revision });
    expect((await edit('Drugi tekst', 0)).json()).toMatchObject({ body: 'Drugi tekst', revision: 1 });
    expect((await edit('Drugi tekst', 0)).json()).toMatchObject({ body: 'Drugi tekst', revision: 1 });
    expect((await edit('Trzeci tekst', 0)).statusCode).toBe(409);
    expect((await edit('Trzeci tekst', 1)).json()).toMatchObject({ revision: 2 });
    const { items } = (await hub.call(other, 'GET', `/api/messages/${message.id}/revisions`)).json();
    expect(items.map((item: { body: string }) => item.body)).toEqual(['Pierwszy tekst', 'Drugi tekst', 'Trzeci tekst']);
  });

  it('is for the author alone', async () => {
    const message = await post(author, 'Moje');
    const edit = { body: 'Cudze', revision: 0 };
    for (const [person, status] of [
      [other, 403],
      [chair, 403],
      [observer, 403],
      [outsider, 404],
    ] as const)
      expect((await hub.call(person, 'PATCH', `/api/messages/${message.id}`, edit)).statusCode).toBe(status);
    expect((await hub.call(outsider, 'GET', `/api/messages/${message.id}/revisions`)).statusCode).toBe(404);
  });
});

describe('deleting', () => {
  it('takes the text out of every read and out of the event log', async () => {
    const secret = `Tajny tekst ${randomUUID()}`;
    const message = await post(author, secret);
    await hub.call(author, 'PATCH', `/api/messages/${message.id}`, { body: `${secret} zmieniony`, revision: 0 });
    await post(other, 'Odpowiedź', { replyTo: message.id });
    const deleted = (await hub.call(author, 'DELETE', `/api/messages/${message.id}`)).json() as Message;
    expect(deleted).toMatchObject({ body: '', reactions: [], deletedBy: author.id });
    const reads = [
      await hub.call(other, 'GET', `/api/threads/${thread.id}`),
      await hub.call(other, 'GET', `/api/threads/${thread.id}/messages?around=${message.ordinal}`),
      await hub.call(other, 'GET', `/api/groups/${groupId}/threads`),
      await hub.call(other, 'GET', '/api/threads/new'),
      await hub.call(author, 'GET', `/api/messages/${message.id}/revisions`),
    ];
    for (const response of reads) expect(response.body).not.toContain(secret);
    expect(reads.at(-1)?.statusCode).toBe(404);
    const log = await hub.db.selectFrom('topicEvent').select('payload').execute();
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('is undone by whoever did it, with reactions, and only for a while', async () => {
    const message = await post(author, 'Wracam');
    await hub.call(other, 'PUT', `/api/messages/${message.id}/reactions/agree`);
    await hub.call(author, 'DELETE', `/api/messages/${message.id}`);
    const restore = (person: Person) => hub.call(person, 'POST', `/api/messages/${message.id}/restore`);
    expect((await restore(other)).statusCode).toBe(403);
    const restored = (await restore(author)).json() as Message;
    expect(restored).toMatchObject({ body: 'Wracam', deletedAt: null, reactions: [{ kind: 'agree' }] });
    await hub.call(author, 'DELETE', `/api/messages/${message.id}`);
    const longAgo = new Date(Date.now() - 60_000);
    await hub.db.updateTable('message').set({ deletedAt: longAgo }).where('id', '=', message.id).execute();
    expect((await restore(author)).statusCode).toBe(409);
  });

  it('a chair removes what others wrote, and the author cannot undo that', async () => {
    const message = await post(author, 'Nie na miejscu');
    expect((await hub.call(other, 'DELETE', `/api/messages/${message.id}`)).statusCode).toBe(403);
    expect((await hub.call(outsider, 'DELETE', `/api/messages/${message.id}`)).statusCode).toBe(404);
    expect((await hub.call(chair, 'DELETE', `/api/messages/${message.id}`)).json()).toMatchObject({
      deletedBy: chair.id,
    });
    expect((await hub.call(author, 'POST', `/api/messages/${message.id}/restore`)).statusCode).toBe(403);
  });

  it('is final once the text is erased', async () => {
    const message = await post(author, 'Do usunięcia');
    await hub.call(author, 'PATCH', `/api/messages/${message.id}`, { body: 'Do usunięcia na zawsze', revision: 0 });
    await hub.call(author, 'DELETE', `/api/messages/${message.id}`);
    expect(await eraseDeleted(hub.db, new Date(Date.now() - 600_000))).toBe(0);
    await eraseDeleted(hub.db, new Date(Date.now() + 1_000));
    const row = await hub.db
      .selectFrom('message')
      .select('body')
      .where('id', '=', message.id)
      .executeTakeFirstOrThrow();
    expect(row.body).toBe('');
    expect(
      await hub.db.selectFrom('messageRevision').selectAll().where('messageId', '=', message.id).execute(),
    ).toEqual([]);
  });
});

describe('reactions', () => {
  it('are added and taken back once, however often it is said', async () => {
    const message = await post(author, 'Propozycja');
    const url = `/api/messages/${message.id}/reactions/agree`;
    await Promise.all(Array.from({ length: 5 }, () => hub.call(other, 'PUT', url)));
    const added = (await hub.call(chair, 'PUT', url)).json() as Message;
    expect(added.reactions.map((reaction) => [reaction.kind, reaction.people.length])).toEqual([['agree', 2]]);
    await Promise.all(Array.from({ length: 5 }, () => hub.call(other, 'DELETE', url)));
    const after = (await read(author)).messages.find((each) => each.id === message.id);
    expect(after?.reactions.map((reaction) => reaction.people.map((person) => person.id))).toEqual([[chair.id]]);
  });

  it('are of a fixed set, for observers too, not for outsiders', async () => {
    const message = await post(author, 'Propozycja');
    const url = (kind: string) => `/api/messages/${message.id}/reactions/${kind}`;
    expect((await hub.call(other, 'PUT', url('laugh'))).statusCode).toBe(400);
    expect((await hub.call(observer, 'PUT', url('agree'))).statusCode).toBe(200);
    expect((await hub.call(outsider, 'PUT', url('agree'))).statusCode).toBe(404);
  });
});

describe('pages and the read marker', () => {
  it('opens around the first unread message and pages both ways', async () => {
    thread = await open(author);
    for (let i = 2; i <= 130; i += 1) await post(author, `Wiadomość ${i}`);
    expect((await hub.call(other, 'PUT', `/api/threads/${thread.id}/read`, { ordinal: 60 })).json()).toEqual({
      ordinal: 60,
    });
    const opened = await read(other);
    expect([opened.readOrdinal, opened.messages.length]).toEqual([60, 50]);
    expect(opened.messages.map((message) => message.ordinal)).toContain(61);
    const first = opened.messages[0]?.ordinal ?? 0;
    const older = await hub.call(other, 'GET', `/api/threads/${thread.id}/messages?before=${first}`);
    expect((older.json() as MessagePage).items.at(-1)?.ordinal).toBe(first - 1);
    const newer = await hub.call(other, 'GET', `/api/threads/${thread.id}/messages?after=94`);
    expect((newer.json() as MessagePage).items.map((message) => message.ordinal)).toEqual(
      Array.from({ length: 36 }, (_, i) => 95 + i),
    );
    const beyond = await hub.call(other, 'GET', `/api/threads/${thread.id}/messages?after=2147483647`);
    expect([beyond.statusCode, beyond.json()]).toEqual([200, { items: [] }]);
  });

  it('never moves back by reading, moves back when asked, and ends at the last message', async () => {
    const put = async (what: string, ordinal: number) =>
      (await hub.call(other, 'PUT', `/api/threads/${thread.id}/${what}`, { ordinal })).json();
    await Promise.all([70, 90, 80, 65].map((ordinal) => put('read', ordinal)));
    expect((await read(other)).readOrdinal).toBe(90);
    expect(await put('read', 10)).toEqual({ ordinal: 90 });
    expect(await put('unread', 50)).toEqual({ ordinal: 49 });
    expect(await put('read', 100_000)).toEqual({ ordinal: 130 });
  });

  it('observers keep a marker too; outsiders get none', async () => {
    const url = `/api/threads/${thread.id}/read`;
    expect((await hub.call(observer, 'PUT', url, { ordinal: 3 })).json()).toEqual({ ordinal: 3 });
    expect((await hub.call(outsider, 'PUT', url, { ordinal: 3 })).statusCode).toBe(404);
    expect((await hub.call(outsider, 'PUT', `/api/threads/${thread.id}/unread`, { ordinal: 3 })).statusCode).toBe(404);
    expect((await hub.call(other, 'PUT', url, { ordinal: -1 })).statusCode).toBe(400);
  });

  it('what is new over all groups is listed with the name of the group', async () => {
    const { items } = (await hub.call(observer, 'GET', '/api/threads/new')).json();
    expect(items[0]).toMatchObject({ id: thread.id, readOrdinal: 3, lastOrdinal: 130 });
    expect(items[0].groupName).toMatch(/^Grupa/);
    expect((await hub.call(outsider, 'GET', '/api/threads/new')).json()).toEqual({ items: [] });
  });
});
