import { randomUUID } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { notificationEvents } from '../../shared/notifications/events.ts';
import type { ServerFrame, StoredEvent } from '../../shared/protocol.ts';
import {
  readerEvents,
  type ThreadEvent,
  type ThreadListEvent,
  threadEvents,
  threadListEvents,
} from '../../shared/threads/events.ts';
import { reduceThread, type ThreadState } from '../../shared/threads/reduce.ts';
import { reduceThreadList, toListed, toListState } from '../../shared/threads/reduce-list.ts';
import type { Message, Thread, ThreadList, ThreadPage } from '../../shared/threads/schema.ts';
import { createTestApp, type Method, type Person, type TestApp } from '../testing/app.ts';
import { awaitJobs } from '../testing/jobs.ts';

let hub: TestApp;
let origin: string;
let chair: Person;
let member: Person;
let groupId: string;
let thread: Thread;

async function call<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
  const response = await hub.call(person, method, url, payload);
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}

const post = (person: Person, body: string, fields: object = {}) =>
  call<Message>(person, 'POST', `/api/threads/${thread.id}/messages`, { clientId: randomUUID(), body, ...fields });

const validators = new Map(
  Object.entries({ ...threadEvents, ...threadListEvents, ...readerEvents, ...notificationEvents }).map(
    ([type, schema]) => [type, Compile(schema)],
  ),
);

/** A socket that keeps the events of its topics and checks each against its schema. */
async function follow(person: Person, topics: Record<string, number | undefined>) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/socket`, { headers: person.headers });
  const events: StoredEvent[] = [];
  const refused: string[] = [];
  const ready = new Set<string>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame;
    if (frame.type === 'welcome')
      for (const [topic, since] of Object.entries(topics))
        socket.send(JSON.stringify({ type: 'subscribe', topic, ...(since === undefined ? {} : { since }) }));
    if (frame.type === 'subscribed') ready.add(frame.topic);
    if (frame.type === 'refused' && frame.topic) refused.push(frame.topic);
    if (frame.type === 'event') events.push(frame.event);
  });
  await expect.poll(() => ready.size + refused.length).toBe(Object.keys(topics).length);
  return { events, refused, close: () => socket.terminate() };
}

const topicSeq = async (topic: string) =>
  (await hub.db.selectFrom('topic').select('seq').where('topic', '=', topic).executeTakeFirst())?.seq ?? 0;

beforeAll(async () => {
  hub = await createTestApp();
  origin = await hub.listen();
  [chair, member] = await Promise.all([hub.makeMember(), hub.makeMember()]);
  groupId = await hub.makeGroup({ chair, member });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const payload = { clientId: randomUUID(), title: 'Wątek', label: 'TLP:AMBER', body: 'Początek' };
  thread = await call<Thread>(member, 'POST', `/api/groups/${groupId}/threads`, payload);
});

/** Each changes something in the open thread; together they cause every event of it. */
const steps: [string, () => Promise<unknown>][] = [
  ['message.posted', () => post(chair, 'Odpowiedź')],
  [
    'message.posted with a quote',
    async () => post(chair, 'Cytuję', { replyTo: (await post(member, 'Zdanie do cytowania')).id }),
  ],
  [
    'message.edited, also in quotes',
    async () => {
      const quoted = await post(member, 'Przed zmianą');
      await post(chair, 'Cytuję', { replyTo: quoted.id });
      await call(member, 'PATCH', `/api/messages/${quoted.id}`, { body: 'Po zmianie', revision: 0 });
    },
  ],
  [
    'message.deleted, also in quotes',
    async () => {
      const quoted = await post(member, 'Zniknę');
      await post(chair, 'Cytuję', { replyTo: quoted.id });
      await call(member, 'DELETE', `/api/messages/${quoted.id}`);
    },
  ],
  [
    'message.deleted, the newest',
    async () => call(member, 'DELETE', `/api/messages/${(await post(member, 'Zniknę')).id}`),
  ],
  [
    'message.restored',
    async () => {
      const quoted = await post(member, 'Wrócę');
      await call(chair, 'PUT', `/api/messages/${quoted.id}/reactions/doubt`);
      await post(chair, 'Cytuję', { replyTo: quoted.id });
      await call(member, 'DELETE', `/api/messages/${quoted.id}`);
      await call(member, 'POST', `/api/messages/${quoted.id}/restore`);
    },
  ],
  [
    'reaction.added and reaction.removed',
    async () => {
      const { id } = await post(member, 'Propozycja');
      for (const kind of ['thanks', 'agree', 'onit']) await call(chair, 'PUT', `/api/messages/${id}/reactions/${kind}`);
      await call(member, 'PUT', `/api/messages/${id}/reactions/agree`);
      await call(chair, 'DELETE', `/api/messages/${id}/reactions/thanks`);
      await call(chair, 'DELETE', `/api/messages/${id}/reactions/agree`);
    },
  ],
  [
    'message.pinned and message.unpinned',
    async () => {
      const [first, second] = [await post(member, 'Na górę'), await post(chair, 'Też')];
      for (const { id } of [second, first]) await call(chair, 'PUT', `/api/messages/${id}/pin`);
      await call(member, 'DELETE', `/api/messages/${second.id}/pin`);
      await call(chair, 'PUT', `/api/messages/${second.id}/pin`);
      await call(chair, 'DELETE', `/api/messages/${second.id}`);
    },
  ],
  [
    'message.asked, confirmation.added and confirmation.removed',
    async () => {
      const { id } = await post(member, 'Proszę o potwierdzenie');
      await call(member, 'PUT', `/api/messages/${id}/request`);
      await call(chair, 'PUT', `/api/messages/${id}/confirmation`);
      await call(chair, 'DELETE', `/api/messages/${id}/confirmation`);
      await call(chair, 'PUT', `/api/messages/${id}/confirmation`);
    },
  ],
  [
    'message.relabelled',
    async () => {
      const { id } = await post(member, 'Ściślej');
      await call(member, 'PUT', `/api/messages/${id}/label`, { label: 'TLP:AMBER+STRICT' });
    },
  ],
  [
    'messages.replaced by going aside, also in quotes, and coming back',
    async () => {
      const { id } = await post(member, 'Na bok');
      await post(chair, 'Cytuję', { replyTo: id });
      await call(member, 'PUT', `/api/messages/${id}/label`, { label: 'TLP:RED', readers: [chair.id] });
      await call(member, 'PUT', `/api/messages/${id}/label`, { label: null, reason: 'Uzgodnione' });
    },
  ],
  ['asides.touched', () => post(member, 'Na boku', { label: 'TLP:RED', readers: [chair.id] })],
  [
    'unsent.changed',
    () =>
      call(chair, 'PUT', `/api/threads/${thread.id}/unsent`, {
        ...{ body: 'Piszę', replyTo: null, label: null, readers: [], asks: false, base: 0 },
      }),
  ],
  [
    'thread.changed by closing and reopening',
    async () => {
      await call(member, 'POST', `/api/threads/${thread.id}/close`, { summary: 'Ustalono' });
      await call(member, 'POST', `/api/threads/${thread.id}/reopen`);
      await call(member, 'POST', `/api/threads/${thread.id}/close`, { summary: 'Ustalono *znowu*' });
    },
  ],
  [
    'messages.replaced by moving, the newest one too',
    async () => {
      const [first, second] = [await post(member, 'Gdzie indziej'), await post(chair, 'Też')];
      await call(chair, 'PUT', `/api/messages/${first.id}/pin`);
      await post(chair, 'Cytuję', { replyTo: first.id });
      const to = { clientId: randomUUID(), title: 'Osobno', label: 'TLP:AMBER' };
      await call(chair, 'POST', `/api/threads/${thread.id}/move`, { messageIds: [first.id, second.id], to });
    },
  ],
  [
    'message.posted by moving in',
    async () => {
      const payload = { clientId: randomUUID(), title: 'Stamtąd', label: 'TLP:GREEN', body: 'Początek' };
      const from = await call<Thread>(member, 'POST', `/api/groups/${groupId}/threads`, payload);
      const message = { clientId: randomUUID(), body: 'Przychodzę' };
      const { id } = await call<Message>(member, 'POST', `/api/threads/${from.id}/messages`, message);
      await call(member, 'POST', `/api/threads/${from.id}/move`, { messageIds: [id], to: { threadId: thread.id } });
    },
  ],
  [
    'thread.changed',
    () => call(member, 'PATCH', `/api/threads/${thread.id}`, { title: 'Nowy tytuł', label: 'TLP:AMBER+STRICT' }),
  ],
  [
    'thread.changed to RED',
    () => call(member, 'PATCH', `/api/threads/${thread.id}`, { label: 'TLP:RED', readers: [chair.id] }),
  ],
];

describe('snapshot + apply(events) = refetched state', () => {
  const topics = () => [`thread:${thread.id}`, `group:${groupId}`, `member:${chair.id}`];

  it.each(steps)('%s', async (name, step) => {
    const page = await call<ThreadPage>(chair, 'GET', `/api/threads/${thread.id}`);
    const listed = await call<ThreadList>(chair, 'GET', `/api/groups/${groupId}/threads`);
    const since = Object.fromEntries(
      await Promise.all(topics().map(async (topic) => [topic, await topicSeq(topic)] as const)),
    );
    await step();
    await call(chair, 'PUT', `/api/threads/${thread.id}/read`, { ordinal: 2 });
    await awaitJobs(hub.db);
    const heads = await Promise.all(topics().map(topicSeq));
    const client = await follow(chair, since);
    const expected =
      heads.reduce((sum, head) => sum + head, 0) - Object.values(since).reduce((sum, seq) => sum + seq, 0);
    await expect.poll(() => client.events.length).toBe(expected);
    client.close();

    for (const event of client.events) expect(validators.get(event.type)?.Check(event.payload), event.type).toBe(true);
    const of = (...names: string[]) => client.events.filter((event) => names.includes(event.topic)) as unknown[];
    let state: ThreadState = page;
    for (const event of of(`thread:${thread.id}`)) state = reduceThread(state, event as ThreadEvent);
    const refetched = await call<ThreadPage>(chair, 'GET', `/api/threads/${thread.id}`);
    const { thread: now, messages, pins } = refetched;
    expect({ thread: state.thread, messages: state.messages, pins: state.pins }).toEqual({
      thread: now,
      messages,
      pins,
    });

    let list = toListState(listed.items);
    for (const event of of(`group:${groupId}`, `member:${chair.id}`))
      list = reduceThreadList(list, event as ThreadListEvent, { groupId, memberId: chair.id });
    const relisted = await call<ThreadList>(chair, 'GET', `/api/groups/${groupId}/threads`);
    if (!list.stale) expect(toListed(list)).toEqual(relisted.items);
    expect(list.stale).toBe(refetched.thread.label === 'TLP:RED' || name.includes('moving'));
  });

  it('thread.created and thread.read', async () => {
    const listed = await call<ThreadList>(chair, 'GET', `/api/groups/${groupId}/threads`);
    const client = await follow(chair, { [`group:${groupId}`]: undefined, [`member:${chair.id}`]: undefined });
    const payload = { clientId: randomUUID(), title: 'Drugi', label: 'TLP:CLEAR', body: 'Tekst' };
    const created = await call<Thread>(member, 'POST', `/api/groups/${groupId}/threads`, payload);
    await call<Thread>(chair, 'POST', `/api/groups/${groupId}/threads`, { ...payload, clientId: randomUUID() });
    await call(chair, 'PUT', `/api/threads/${created.id}/read`, { ordinal: 1 });
    await call(chair, 'PUT', `/api/threads/${created.id}/unread`, { ordinal: 1 });
    const ofThreads = () => client.events.filter(({ type }) => !type.startsWith('notification.'));
    await expect.poll(() => ofThreads().length).toBe(4);
    client.close();
    let list = toListState(listed.items);
    for (const event of client.events as unknown as ThreadListEvent[])
      list = reduceThreadList(list, event, { groupId, memberId: chair.id });
    expect(toListed(list)).toEqual((await call<ThreadList>(chair, 'GET', `/api/groups/${groupId}/threads`)).items);
  });
});

describe('the socket', () => {
  it('brings messages in the order of their numbers, each once', async () => {
    const client = await follow(chair, { [`thread:${thread.id}`]: undefined });
    await Promise.all(Array.from({ length: 40 }, (_, i) => post(i % 2 ? chair : member, `Wiadomość ${i}`)));
    await expect.poll(() => client.events.length).toBe(40);
    const ordinals = client.events.map((event) => (event.payload as { message: Message }).message.ordinal);
    expect(ordinals).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
    client.close();
  });

  it('replays what was missed, but not the text deleted meanwhile', async () => {
    const since = await topicSeq(`thread:${thread.id}`);
    const message = await post(member, 'Tego już nie ma');
    await call(member, 'DELETE', `/api/messages/${message.id}`);
    const client = await follow(chair, { [`thread:${thread.id}`]: since });
    await expect.poll(() => client.events.map((event) => event.type)).toEqual(['message.posted', 'message.deleted']);
    expect(JSON.stringify(client.events)).not.toContain('Tego już nie ma');
    client.close();
  });

  it('refuses outsiders and malformed names, and drops whom a RED label leaves out', async () => {
    const outsider = await hub.makeMember();
    const nowhere = await follow(outsider, { [`thread:${thread.id}`]: undefined, 'thread:abc': undefined });
    expect(nowhere.refused).toHaveLength(2);
    nowhere.close();
    const client = await follow(chair, { [`thread:${thread.id}`]: undefined });
    await call(member, 'PATCH', `/api/threads/${thread.id}`, { label: 'TLP:RED' });
    await expect.poll(() => client.refused).toEqual([`thread:${thread.id}`]);
    await post(member, 'Tylko dla mnie');
    expect(JSON.stringify(client.events)).not.toContain('Tylko dla mnie');
    client.close();
  });
});
