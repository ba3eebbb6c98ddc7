import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { bumpAccess } from '../accounts/access-epoch.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { openSocket } from '../testing/socket.ts';
import { appendEvent } from './log.ts';

let hub: TestApp;
let second: TestApp;
let origin: string;
let otherOrigin: string;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  second = await createTestApp({ databaseUrl: hub.databaseUrl });
  origin = await hub.listen();
  otherOrigin = await second.listen();
  [chair, member, outsider] = await Promise.all([hub.makeMember(), hub.makeMember(), hub.makeMember()]);
  groupId = await hub.makeGroup({ chair, member });
});
afterAll(async () => {
  await second.close();
  await hub.close();
});

const append = (topic: string, count = 1) =>
  hub.db.transaction().execute(async (trx) => {
    for (let i = 0; i < count; i += 1)
      await appendEvent(trx, topic, { type: 'group.changed', payload: { i } }, chair.id);
  });

test('an outsider is refused, a member follows', async () => {
  const topic = `group:${groupId}`;
  const [theirs, ours] = await Promise.all([openSocket(origin, outsider), openSocket(origin, member)]);
  theirs.send({ type: 'subscribe', topic });
  ours.send({ type: 'subscribe', topic });
  expect((await theirs.next('refused')).error.code).toBe('not_found');
  const { seq } = await ours.next('subscribed');
  await append(topic);
  expect((await ours.next('event')).event.seq).toBe(seq + 1);
  expect(theirs.frames.filter((frame) => frame.type === 'event')).toEqual([]);
  theirs.close();
  ours.close();
});

test('without a session, or from another site, there is no socket', async () => {
  const anonymous = await openSocket(origin, null);
  expect(await anonymous.closed).toBe(1006);
  const foreign = new WebSocket(`${origin.replace('http', 'ws')}/api/socket`, {
    headers: { cookie: member.headers.cookie },
    origin: 'https://elsewhere.example',
  });
  const status = await new Promise((resolve) =>
    foreign.on('unexpected-response', (_, response) => resolve(response.statusCode)),
  );
  expect(status).toBe(403);
});

test('what was missed is replayed in order and once; a gap over 1,000 is a reset', async () => {
  const group = await hub.makeGroup({ chair, member });
  const topic = `group:${group}`;
  await append(topic, 30);
  const reader = await openSocket(origin, member);
  reader.send({ type: 'subscribe', topic, since: 10 });
  await append(topic, 20);
  const seqs: number[] = [];
  while (seqs.at(-1) !== 50) seqs.push((await reader.next('event')).event.seq);
  expect(seqs).toEqual(Array.from({ length: 40 }, (_, i) => i + 11));
  await append(topic, 1_001);
  const late = await openSocket(origin, member);
  late.send({ type: 'subscribe', topic, since: 50 });
  expect((await late.next('reset')).seq).toBe(1_051);
  late.close();
  reader.close();
});

test('rights asked for again in the middle of a replay put nothing out of order', async () => {
  const topic = `group:${await hub.makeGroup({ chair, member })}`;
  await append(topic, 50);
  for (let round = 1; round <= 5; round += 1) {
    const reader = await openSocket(origin, member);
    reader.send({ type: 'subscribe', topic, since: 0 });
    const bump = () => hub.db.transaction().execute((trx) => bumpAccess(trx, member.id));
    await Promise.all([bump(), append(topic), bump(), append(topic)]);
    const last = 50 + 2 * round;
    const seqs: number[] = [];
    while (seqs.length < last) seqs.push((await reader.next('event')).event.seq);
    expect(seqs).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    reader.close();
  }
});

test('two processes on one database behave as one; a lost notification heals', async () => {
  const group = await hub.makeGroup({ chair, member });
  const topic = `group:${group}`;
  const far = await openSocket(otherOrigin, member);
  far.send({ type: 'subscribe', topic });
  await far.next('subscribed');
  await append(topic);
  expect((await far.next('event')).event.seq).toBe(1);
  await sql`update topic set seq = 2 where topic = ${topic}`.execute(hub.db);
  await sql`insert into topic_event (topic, seq, type, payload) values (${topic}, 2, 'group.changed', '{}')`.execute(
    hub.db,
  );
  expect((await far.next('event')).event.seq).toBe(2);
  far.close();
});

test('a removed member hears nothing more, on either process', async () => {
  const group = await hub.makeGroup({ chair, member });
  const topic = `group:${group}`;
  const sockets = await Promise.all([openSocket(origin, member), openSocket(otherOrigin, member)]);
  for (const socket of sockets) socket.send({ type: 'subscribe', topic });
  for (const socket of sockets) await socket.next('subscribed');
  const url = `/api/groups/${group}/members/${member.id}`;
  expect((await hub.app.inject({ method: 'DELETE', url, headers: chair.headers })).statusCode).toBe(204);
  await append(topic);
  for (const socket of sockets) expect((await socket.next('refused')).topic).toBe(topic);
  await sleep(100);
  for (const socket of sockets) {
    const seen = socket.frames.filter((frame) => frame.type === 'event').map((frame) => frame.event.type);
    expect(seen).not.toContain('group.changed');
    socket.send({ type: 'subscribe', topic, since: 0 });
    await socket.next('refused');
    socket.close();
  }
});

test('disabling a person closes their sockets within a second', async () => {
  const coordinator = await hub.makeMember({ hubRole: 'coordinator' });
  const person = await hub.makeMember();
  const socket = await openSocket(otherOrigin, person);
  await socket.next('welcome');
  await hub.app.inject({ method: 'POST', url: `/api/members/${person.id}/disable`, headers: coordinator.headers });
  const code = await Promise.race([socket.closed, sleep(1_000).then(() => 'still open')]);
  expect(code).toBe(4401);
});

test('typing and presence reach the others on every process, and are not in the log', async () => {
  const topic = `group:${groupId}`;
  const [near, far] = await Promise.all([openSocket(origin, member), openSocket(otherOrigin, chair)]);
  for (const socket of [near, far]) {
    socket.send({ type: 'subscribe', topic });
    await socket.next('subscribed');
    socket.send({ type: 'presence', topic, state: 'here' });
  }
  await near.next('presence', (frame) => frame.people.length === 2);
  await far.next('presence', (frame) => frame.people.length === 2);
  near.send({ type: 'typing', topic, active: true });
  expect((await far.next('typing')).memberId).toBe(member.id);
  near.close();
  await far.next('presence', (frame) => frame.people.length === 1);
  far.close();
});

test('bad frames are refused, an oversize one ends the socket, a flood too', async () => {
  const socket = await openSocket(origin, member);
  for (const text of [
    '{',
    '[]',
    '{"type":"subscribe"}',
    '{"type":"subscribe","topic":"group:x","extra":1}',
    '{"type":"typing","topic":"group:1","active":true}',
  ]) {
    socket.socket.send(text);
    expect((await socket.next('refused')).error.code).toMatch(/bad_request|not_found/);
  }
  socket.socket.send(`"${'x'.repeat(70_000)}"`);
  expect(await socket.closed).toBe(1009);
  const flood = await openSocket(origin, member);
  for (let i = 0; i < 400; i += 1) flood.send({ type: 'ping' });
  expect(await flood.closed).toBe(4429);
});

test('a reader that does not read is cut off instead of filling the memory', async () => {
  const group = await hub.makeGroup({ chair, member });
  const topic = `group:${group}`;
  const slow = await openSocket(origin, member);
  slow.send({ type: 'subscribe', topic });
  await slow.next('subscribed');
  slow.socket.pause();
  const payload = { text: 'x'.repeat(60_000) };
  const before = hub.app.services.hub.size();
  for (let i = 0; i < 200 && hub.app.services.hub.size() === before; i += 1) {
    await hub.db.transaction().execute((trx) => appendEvent(trx, topic, { type: 'group.changed', payload }, chair.id));
  }
  await expect.poll(() => hub.app.services.hub.size(), { timeout: 5_000 }).toBe(before - 1);
  slow.socket.terminate();
});
