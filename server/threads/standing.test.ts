import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Thread, ThreadList, ThreadPage } from '../../shared/threads/schema.ts';
import { createTestApp, type Method, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let other: Person;
let groupId: string;
let thread: Thread;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member, other] = await Promise.all([hub.makeMember(), hub.makeMember(), hub.makeMember()]);
  groupId = await hub.makeGroup({ chair, member: [member, other] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  thread = await open(member, 'TLP:AMBER');
});

async function call<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
  const response = await hub.call(person, method, url, payload);
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}
const status = async (person: Person, method: Method, url: string, payload?: object) =>
  (await hub.call(person, method, url, payload)).statusCode;
const open = (person: Person, label: string, fields: object = {}) =>
  call<Thread>(person, 'POST', `/api/groups/${groupId}/threads`, {
    ...{ clientId: randomUUID(), title: 'Wątek', label, body: 'Początek' },
    ...fields,
  });
const post = (person: Person, body: string, fields: object = {}, threadId = thread.id) =>
  call<Message>(person, 'POST', `/api/threads/${threadId}/messages`, { clientId: randomUUID(), body, ...fields });
const read = (person: Person, threadId = thread.id) => call<ThreadPage>(person, 'GET', `/api/threads/${threadId}`);
/** All that was ever announced, except to the readers of one thread. */
const logged = async (except = '') =>
  JSON.stringify(await hub.db.selectFrom('topicEvent').selectAll().where('topic', '<>', `thread:${except}`).execute());

describe('what a text calls', () => {
  it('names people as they are called, and nobody of other groups', async () => {
    const stranger = await hub.makeMember();
    const { displayName: name } = await call<{ displayName: string }>(chair, 'GET', '/api/me');
    const body = `@[Zmyślone](member:${chair.id}) i @[Ktoś](member:${stranger.id})`;
    const message = await post(member, body);
    expect(message.body).toBe(`@[${name}](member:${chair.id}) i @Ktoś`);
    expect(message.mentions).toEqual([{ kind: 'member', id: chair.id }]);
    expect(message.html).toContain(`<span data-mention="member:${chair.id}">@${name}</span>`);
  });

  it('keeps no title of a thing, and tells it only to who may read it', async () => {
    const secret = await open(member, 'TLP:RED', { title: 'Tajny tytuł', readers: [] });
    const message = await post(member, `zob. #[Tajny tytuł](thread:${secret.id})`);
    expect(JSON.stringify(message)).not.toContain('Tajny');
    expect(message.chips).toEqual([{ kind: 'thread', id: secret.id }]);
    const ask = (person: Person) =>
      call<{ items: object[] }>(person, 'GET', `/api/things?refs=thread:${secret.id},draft:${randomUUID()}`);
    const [mine, theirs] = [await ask(member), await ask(chair)];
    expect(mine.items[0]).toMatchObject({ title: 'Tajny tytuł', path: `/watki/${secret.id}` });
    expect(theirs.items.map((chip) => ({ ...chip, id: '', kind: '' }))).toEqual(
      Array(2).fill({ kind: '', id: '', title: null, path: null }),
    );
  });
});

describe('labels of messages', () => {
  it('a message may be stricter than its thread, never looser', async () => {
    expect((await post(member, 'Ściślej', { label: 'TLP:AMBER+STRICT' })).label).toBe('TLP:AMBER+STRICT');
    expect((await post(member, 'Tak samo', { label: 'TLP:AMBER' })).label).toBeNull();
    const url = `/api/threads/${thread.id}/messages`;
    expect(await status(member, 'POST', url, { clientId: randomUUID(), body: 'x', label: 'TLP:GREEN' })).toBe(400);
  });

  it('an aside is there only for those it names: in pages, counts, excerpts, quotes, by its id and in the log', async () => {
    const aside = await post(member, 'Tylko dla przewodniczącej', { label: 'TLP:RED', readers: [chair.id] });
    expect(aside.readers?.map(({ id }) => id).sort()).toEqual([chair.id, member.id].sort());
    expect((await read(chair)).asides.map(({ id }) => id)).toEqual([aside.id]);
    expect(await call(chair, 'GET', `/api/messages/${aside.id}`)).toEqual({ threadId: thread.id, ordinal: 1 });
    const theirs = await read(other);
    expect([theirs.asides, theirs.thread.lastOrdinal, theirs.messages.length]).toEqual([[], 1, 1]);
    const list = await call<ThreadList>(other, 'GET', `/api/groups/${groupId}/threads`);
    expect(JSON.stringify([theirs, list])).not.toContain(aside.id);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/seen'],
      ['GET', '/revisions'],
      ['DELETE', ''],
      ['PUT', '/reactions/agree'],
      ['PUT', '/confirmation'],
    ] as const)
      expect(await status(other, method, `/api/messages/${aside.id}${path}`), path).toBe(404);
    const quoting = { clientId: randomUUID(), body: 'Cytat', replyTo: aside.id };
    expect(await status(other, 'POST', `/api/threads/${thread.id}/messages`, quoting)).toBe(400);
    const answer = await post(chair, 'Odpowiadam na boku', { replyTo: aside.id });
    expect(answer.readers).toHaveLength(2);
    expect(/Tylko dla|na boku/.test(await logged())).toBe(false);
  });

  it('leaving the group ends the reading of asides, and coming back does not bring it back', async () => {
    const leaver = await hub.makeMember();
    const group = await hub.makeGroup({ chair, member: [member, leaver] });
    const payload = { clientId: randomUUID(), title: 'W', label: 'TLP:AMBER', body: 'x' };
    const own = await call<Thread>(member, 'POST', `/api/groups/${group}/threads`, payload);
    const aside = await post(member, 'Na boku', { label: 'TLP:RED', readers: [leaver.id] }, own.id);
    expect(await status(leaver, 'GET', `/api/messages/${aside.id}`)).toBe(200);
    await hub.db.deleteFrom('groupMember').where('memberId', '=', leaver.id).execute();
    await hub.db.insertInto('groupMember').values({ groupId: group, memberId: leaver.id, role: 'member' }).execute();
    expect(await status(leaver, 'GET', `/api/messages/${aside.id}`)).toBe(404);
  });

  it('tightened to RED a message leaves the thread and its log; back it comes with a reason, and both are written down', async () => {
    const message = await post(member, 'Zbyt wiele powiedziane');
    await post(chair, 'Cytuję', { replyTo: message.id });
    const url = `/api/messages/${message.id}/label`;
    const relabel = (person: Person, fields: object) => hub.call(person, 'PUT', url, fields);
    expect((await relabel(other, { label: 'TLP:RED', readers: [] })).statusCode).toBe(403);
    expect((await relabel(chair, { label: 'TLP:RED', readers: [] })).statusCode).toBe(200);
    const [mine, theirs] = [await read(member), await read(other)];
    expect(mine.asides.map(({ id }) => id)).toEqual([message.id]);
    expect(theirs.messages.map(({ body, quote }) => [body, quote?.excerpt])).toEqual([
      ['Początek', undefined],
      ['', undefined],
      ['Cytuję', undefined],
    ]);
    expect((await logged()).includes('Zbyt wiele')).toBe(false);
    expect((await relabel(member, { label: null })).statusCode).toBe(400);
    expect((await relabel(member, { label: null, reason: 'Uzgodnione' })).statusCode).toBe(200);
    expect((await read(other)).messages.at(-1)?.body).toBe('Zbyt wiele powiedziane');
    const entries = await hub.db.selectFrom('auditEntry').selectAll().where('thingId', '=', message.id).execute();
    expect(entries.map(({ detail }) => detail)).toMatchObject([
      { from: 'TLP:AMBER', to: 'TLP:RED', reason: null },
      { from: 'TLP:RED', to: 'TLP:AMBER', reason: 'Uzgodnione' },
    ]);
    for (const change of [sql`update audit_entry set action = 'x'`, sql`delete from audit_entry`])
      await expect(change.execute(hub.db)).rejects.toThrow('append-only');
  });
});

describe('confirming', () => {
  it('shows the author who has not, and waits on Today of those asked', async () => {
    const asked = await post(member, 'Proszę o potwierdzenie', { asks: true });
    const waiting = async (person: Person) =>
      (await call<{ toConfirm: { messageId: string }[] }>(person, 'GET', '/api/today')).toConfirm;
    expect((await waiting(other)).map(({ messageId }) => messageId)).toContain(asked.id);
    expect((await waiting(member)).map(({ messageId }) => messageId)).not.toContain(asked.id);
    const confirmed = await call<Message>(other, 'PUT', `/api/messages/${asked.id}/confirmation`);
    expect(confirmed.confirmations?.map(({ id }) => id)).toEqual([other.id]);
    expect((await waiting(other)).map(({ messageId }) => messageId)).not.toContain(asked.id);
    const list = await call<{ confirmed: Person[]; missing: Person[] }>(
      member,
      'GET',
      `/api/messages/${asked.id}/confirmations`,
    );
    expect([list.confirmed.map(({ id }) => id), list.missing.map(({ id }) => id)]).toEqual([[other.id], [chair.id]]);
    expect(await status(other, 'GET', `/api/messages/${asked.id}/confirmations`)).toBe(403);
    expect(await status(member, 'PUT', `/api/messages/${asked.id}/confirmation`)).toBe(409);
  });

  it('asks once, and only what was asked can be confirmed', async () => {
    const plain = await post(member, 'Zwykła');
    expect(await status(other, 'PUT', `/api/messages/${plain.id}/confirmation`)).toBe(409);
    await call(member, 'PUT', `/api/messages/${plain.id}/request`);
    await call(member, 'PUT', `/api/messages/${plain.id}/request`);
    const rows = await hub.db
      .selectFrom('notification')
      .select('memberId')
      .where('thingId', '=', plain.id)
      .where('kind', '=', 'confirm_request')
      .execute();
    expect(rows.map(({ memberId }) => memberId).sort()).toEqual([chair.id, other.id].sort());
  });
});

describe('closing', () => {
  it('puts a summary on top, refuses new messages but not retries, and reopens', async () => {
    const clientId = randomUUID();
    await post(member, 'Zdążyła', { clientId });
    const closed = await call<Thread>(chair, 'POST', `/api/threads/${thread.id}/close`, { summary: '**Ustalono**' });
    expect(closed.closing).toMatchObject({ summary: '**Ustalono**', html: '<p><strong>Ustalono</strong></p>' });
    const url = `/api/threads/${thread.id}/messages`;
    const refused = await hub.call(member, 'POST', url, { clientId: randomUUID(), body: 'Za późno' });
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'thread_closed']);
    expect(await status(member, 'POST', url, { clientId, body: 'Zdążyła' })).toBe(200);
    const aside = { clientId: randomUUID(), body: 'Na boku', label: 'TLP:RED', readers: [] };
    expect(await status(member, 'POST', url, aside)).toBe(409);
    expect((await call<Thread>(member, 'POST', `/api/threads/${thread.id}/reopen`)).closing).toBeNull();
    await post(member, 'Znowu');
  });
});

describe('moving', () => {
  it('takes messages into a new thread under their ids, and leaves a trace both ways', async () => {
    const [first, second] = [await post(member, 'Osobny temat'), await post(chair, 'Zgoda')];
    await post(member, 'Cytuję', { replyTo: first.id });
    await call(chair, 'PUT', `/api/messages/${first.id}/reactions/agree`);
    const to = { clientId: randomUUID(), title: 'Osobno', label: 'TLP:AMBER+STRICT' };
    const body = { messageIds: [second.id, first.id], to };
    const move = () =>
      call<{ threadId: string; ordinal: number }>(chair, 'POST', `/api/threads/${thread.id}/move`, body);
    const moved = await move();
    expect(await move()).toEqual(moved);
    const [source, target] = [await read(other), await read(other, moved.threadId)];
    expect(source.messages.map(({ body: text, movedTo }) => [text, movedTo])).toEqual([
      ['Początek', null],
      ['', first.id],
      ['', second.id],
      ['Cytuję', null],
    ]);
    expect(source.messages[3]?.quote?.excerpt).toBeNull();
    expect(target.messages.map(({ id, body: text, movedFrom }) => [id, text, movedFrom])).toEqual([
      [first.id, 'Osobny temat', thread.id],
      [second.id, 'Zgoda', thread.id],
    ]);
    expect(target.messages[0]?.reactions).toHaveLength(1);
    expect(await call(other, 'GET', `/api/messages/${first.id}`)).toEqual({ threadId: moved.threadId, ordinal: 1 });
    await post(member, 'Dalej tutaj', {}, moved.threadId);
    await post(member, 'I tutaj');
  });

  it('makes one thread of five clicks at once', async () => {
    const message = await post(member, 'Osobny temat');
    const to = { clientId: randomUUID(), title: 'Osobno', label: 'TLP:AMBER' };
    const click = () => hub.call(member, 'POST', `/api/threads/${thread.id}/move`, { messageIds: [message.id], to });
    const answers = await Promise.all([click(), click(), click(), click(), click()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('goes to the same or a narrower label of the same group only, and members take only their own', async () => {
    const message = await post(member, 'Moja');
    const move = (person: Person, to: object) =>
      status(person, 'POST', `/api/threads/${thread.id}/move`, { messageIds: [message.id], to });
    const looser = await open(member, 'TLP:GREEN');
    const closed = await open(member, 'TLP:AMBER');
    await call(member, 'POST', `/api/threads/${closed.id}/close`, { summary: '' });
    const red = await open(chair, 'TLP:RED', { readers: [] });
    expect(await move(other, { clientId: randomUUID(), title: 'x', label: 'TLP:AMBER' })).toBe(403);
    expect(await move(member, { threadId: looser.id })).toBe(400);
    expect(await move(member, { threadId: closed.id })).toBe(409);
    expect(await move(member, { threadId: red.id })).toBe(404);
    expect(await move(chair, { threadId: red.id })).toBe(200);
    expect((await logged(red.id)).includes('"Moja"')).toBe(false);
    expect(await status(member, 'GET', `/api/messages/${message.id}`)).toBe(404);
  });
});

describe('following', () => {
  it('is chosen for a thread, or for the group', async () => {
    expect((await read(member)).following).toEqual({ own: null, usual: 'all' });
    await call(member, 'PUT', `/api/groups/${groupId}/following`, { level: 'mentions' });
    await call(member, 'PUT', `/api/threads/${thread.id}/following`, { level: 'none' });
    expect((await read(member)).following).toEqual({ own: 'none', usual: 'mentions' });
    const { id } = await post(chair, `@[Ty](member:${member.id})`);
    const told = await hub.db.selectFrom('notification').select('id').where('thingId', '=', id).execute();
    expect(told).toEqual([]);
    await call(member, 'PUT', `/api/threads/${thread.id}/following`, { level: null });
    await call(member, 'PUT', `/api/groups/${groupId}/following`, { level: 'all' });
    expect((await read(member)).following).toEqual({ own: null, usual: 'all' });
  });
});

describe('reading', () => {
  it('tells who has come to a message', async () => {
    const message = await post(member, 'Kto czytał?');
    await call(other, 'PUT', `/api/threads/${thread.id}/read`, { ordinal: message.ordinal });
    const seen = await call<{ read: Person[]; unread: Person[] }>(chair, 'GET', `/api/messages/${message.id}/seen`);
    expect([seen.read.map(({ id }) => id), seen.unread.map(({ id }) => id)]).toEqual([[other.id], [chair.id]]);
  });

  it('finds the first message since an instant', async () => {
    await post(member, 'Druga');
    const third = await post(member, 'Trzecia');
    await sql`update message set created_at = created_at - interval '1 day' where thread_id = ${thread.id} and ordinal < 3`.execute(
      hub.db,
    );
    const url = `/api/threads/${thread.id}/messages?since=${encodeURIComponent(third.postedAt)}`;
    expect(await status(member, 'GET', `/api/threads/${thread.id}/messages?since=2016-12-31T23:59:60Z`)).toBe(400);
    expect((await call<{ items: Message[] }>(chair, 'GET', url)).items.map(({ ordinal }) => ordinal)).toContain(3);
  });
});
