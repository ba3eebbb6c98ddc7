import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Thread, ThreadPage } from '../../shared/threads/schema.ts';
import { createTestApp, type Method, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let lead: Person;
let member: Person;
let other: Person;
let groupId: string;
let thread: Thread;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, lead, member, other] = await Promise.all([
    hub.makeMember(),
    hub.makeMember(),
    hub.makeMember(),
    hub.makeMember(),
  ]);
  groupId = await hub.makeGroup({ chair, coordinator: lead, member: [member, other] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  thread = await open('TLP:AMBER');
});

async function call<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
  const response = await hub.call(person, method, url, payload);
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}
/** The status of what is refused, with its code. */
async function refusal(person: Person, method: Method, url: string, payload: object) {
  const answer = await hub.call(person, method, url, payload);
  return [answer.statusCode, answer.json().error?.code];
}
const open = (label: string, fields: object = {}) =>
  call<Thread>(member, 'POST', `/api/groups/${groupId}/threads`, {
    ...{ clientId: randomUUID(), title: 'Wątek', label, body: 'Początek' },
    ...fields,
  });
const post = (person: Person, body: string, fields: object = {}) =>
  call<Message>(person, 'POST', `/api/threads/${thread.id}/messages`, { clientId: randomUUID(), body, ...fields });
const read = (person: Person) => call<ThreadPage>(person, 'GET', `/api/threads/${thread.id}`);
const aside = (body: string, ...readers: Person[]) =>
  post(member, body, { label: 'TLP:RED', readers: readers.map(({ id }) => id) });
const idsOf = (message: Message) => message.readers?.map(({ id }) => id).sort();

describe('an aside in a thread under TLP:RED', () => {
  const redden = () =>
    call(member, 'PATCH', `/api/threads/${thread.id}`, {
      ...{ label: 'TLP:RED', readers: [chair.id, lead.id, other.id] },
    });
  const relabel = (message: Message) => `/api/messages/${message.id}/label`;

  it('stays with those it names, when the thread becomes RED and when it is written there', async () => {
    const early = await aside('Wcześniej', lead);
    await redden();
    const late = await aside('Później', lead);
    expect([late.label, idsOf(late)]).toEqual(['TLP:RED', [lead.id, member.id].sort()]);
    const narrowed = await call<Message>(member, 'PUT', relabel(early), { label: 'TLP:RED', readers: [lead.id] });
    expect(idsOf(narrowed)).toEqual([lead.id, member.id].sort());
    expect((await read(lead)).asides.map(({ body }) => body)).toEqual(['Wcześniej', 'Później']);
    expect(JSON.stringify(await read(other))).not.toMatch(/Wcześniej|Później/);
    expect((await read(other)).thread.lastOrdinal).toBe(1);
  });

  it('is left for all readers of the thread by its author or the chair only, with a reason, which is written down', async () => {
    const message = await aside('Na boku', lead);
    await redden();
    const back = { label: null, reason: 'Uzgodnione' };
    expect(await refusal(lead, 'PUT', relabel(message), back)).toEqual([403, 'forbidden']);
    expect(await refusal(member, 'PUT', relabel(message), { label: null })).toEqual([400, 'invalid_input']);
    await call(member, 'PUT', relabel(message), back);
    expect((await read(other)).messages.at(-1)?.body).toBe('Na boku');
    const entries = await hub.db.selectFrom('auditEntry').selectAll().where('thingId', '=', message.id).execute();
    expect(entries.map(({ detail }) => detail)).toEqual([
      { from: 'TLP:RED', to: 'TLP:RED', widened: true, reason: 'Uzgodnione' },
    ]);
  });

  it('names nobody who does not read the thread', async () => {
    await call(member, 'PATCH', `/api/threads/${thread.id}`, { label: 'TLP:RED', readers: [lead.id] });
    expect(idsOf(await aside('Na boku', lead, other))).toEqual([lead.id, member.id].sort());
  });

  it('is made of a message that stood there', async () => {
    await redden();
    const message = await post(member, 'Zbyt wiele');
    await call(member, 'PUT', relabel(message), { label: 'TLP:RED', readers: [lead.id] });
    expect((await read(lead)).asides.map(({ id }) => id)).toEqual([message.id]);
    expect(JSON.stringify(await read(other))).not.toContain('Zbyt wiele');
  });
});

describe('what others learn of an aside', () => {
  it('is nothing, not even by counting', async () => {
    for (const body of ['Raz', 'Dwa', 'Trzy']) await aside(body, chair);
    const shown = await aside('Cztery', other);
    const answer = await post(other, 'Odpowiedź', { replyTo: shown.id });
    expect([shown.ordinal, shown.after, answer.ordinal, answer.quote?.ordinal]).toEqual([0, 1, 0, 1]);
    const own = await read(other);
    expect(own.asides.map(({ body, ordinal }) => [body, ordinal])).toEqual([
      ['Cztery', 0],
      ['Odpowiedź', 0],
    ]);
    const text = { body: 'Piszę', replyTo: shown.id, label: null, readers: [], asks: false, base: 0 };
    await call(other, 'PUT', `/api/threads/${thread.id}/unsent`, text);
    expect((await read(other)).unsent.quote?.ordinal).toBe(0);
  });

  it('is not by the quote of what answered it, once that is open or goes to others', async () => {
    const hidden = await aside('Ukryte', lead);
    const answer = await post(lead, 'Odpowiedź', { replyTo: hidden.id });
    const seen = () => read(lead).then(({ asides, messages }) => [...asides, ...messages].find(isAnswer)?.quote);
    const isAnswer = ({ id }: Message) => id === answer.id;
    expect((await seen())?.excerpt).toBe('Ukryte');
    const relabel = (fields: object) => call(lead, 'PUT', `/api/messages/${answer.id}/label`, fields);
    await relabel({ label: 'TLP:RED', readers: [member.id, other.id], reason: 'Uzgodnione' });
    expect((await read(other)).asides.map(({ quote }) => quote)).toEqual([null]);
    await relabel({ label: null, reason: 'Uzgodnione' });
    expect(JSON.stringify(await read(other))).not.toContain(hidden.id);
    expect(await seen()).toBeNull();
    const log = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `thread:${thread.id}`)
      .execute();
    expect(JSON.stringify(log)).not.toContain(hidden.id);
  });
});

it('readers that would count for nothing are refused', async () => {
  const named = { readers: [lead.id] };
  const fresh = () => ({ clientId: randomUUID(), body: 'x', ...named });
  const refused = [400, 'readers_need_red'];
  const messages = `/api/threads/${thread.id}/messages`;
  expect(await refusal(member, 'POST', messages, fresh())).toEqual(refused);
  expect(await refusal(member, 'POST', messages, { ...fresh(), label: 'TLP:AMBER+STRICT' })).toEqual(refused);
  const opening = { ...fresh(), title: 'x', label: 'TLP:AMBER' };
  expect(await refusal(member, 'POST', `/api/groups/${groupId}/threads`, opening)).toEqual(refused);
  expect(await refusal(member, 'PATCH', `/api/threads/${thread.id}`, named)).toEqual(refused);
  const { id } = await post(member, 'Zwykła');
  expect(await refusal(member, 'PUT', `/api/messages/${id}/label`, { label: null, ...named })).toEqual(refused);
});
