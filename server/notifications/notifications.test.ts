import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type NotificationEvent, notificationEvents } from '../../shared/notifications/events.ts';
import { reduceUnread } from '../../shared/notifications/reduce.ts';
import type { Inbox, Unread } from '../../shared/notifications/schema.ts';
import { eventsSince } from '../realtime/log.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { closeVoting } from '../testing/decisions.ts';
import { awaitJobs } from '../testing/jobs.ts';
import { tellLeftJob } from '../threads/tell-actions.ts';
import { notify } from './actions.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;
let threadId: string;

beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());
beforeEach(async () => {
  ({ chair, member, outsider, groupId } = await hub.makeTeam());
  threadId = await open('TLP:AMBER');
});

async function call<T>(
  person: Person,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) {
  const answer = await hub.call(person, method, url, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.body === '' ? (undefined as T) : answer.json<T>();
}

async function open(label: string, readers?: string[]): Promise<string> {
  const payload = {
    clientId: randomUUID(),
    title: 'Plan pracy',
    label,
    body: 'Początek',
    ...(readers ? { readers } : {}),
  };
  return (await call<{ id: string }>(chair, 'POST', `/api/groups/${groupId}/threads`, payload)).id;
}

const post = (person: Person, body: string, more: object = {}) =>
  call<{ id: string; ordinal: number }>(person, 'POST', `/api/threads/${threadId}/messages`, {
    clientId: randomUUID(),
    body,
    ...more,
  });
const mention = (person: Person) => `@[${person.displayName}](member:${person.id})`;
const inbox = (person: Person, query = '') => call<Inbox>(person, 'GET', `/api/notifications${query}`);
const unread = async (person: Person) => (await call<Unread>(person, 'GET', '/api/notifications/unread')).items;
/** Kinds of what is unread, newest first. */
const kinds = async (person: Person) =>
  (await inbox(person, '?only=unread')).items.flatMap(({ notices }) =>
    notices.filter(({ read }) => !read).map(({ kind }) => kind),
  );

describe('who is told', () => {
  it('once for one key, and telling again waits for nobody who changes what was told', async () => {
    const thing = { kind: 'thread', id: threadId } as const;
    const people = { recipients: [member.id], actorId: chair.id, groupId };
    const tell = () =>
      hub.db.transaction().execute(async (trx) => {
        await sql`set local lock_timeout = '2s'`.execute(trx);
        await notify(trx, { key: `once:${threadId}`, kind: 'mention', thing, ...people });
      });
    await tell();
    await hub.db.transaction().execute(async (trx) => {
      await trx.updateTable('notification').set({ mailAt: null }).where('memberId', '=', member.id).execute();
      await tell();
    });
    const told = hub.db.selectFrom('notification').select('key').where('key', '=', `once:${threadId}`);
    expect(await told.execute()).toHaveLength(1);
  });

  it('of an aside: until they have come to where it stands', async () => {
    await post(chair, 'Druga');
    const { id } = await post(chair, 'Tylko dla wskazanych', { label: 'TLP:RED', readers: [member.id] });
    const news = async () => (await call<Unread>(member, 'GET', '/api/notifications/unread')).items.length;
    const told = () => hub.db.selectFrom('notification').select('readAt').where('thingId', '=', id).execute();
    await expect.poll(news).toBeGreaterThan(0);
    await call(member, 'PUT', `/api/threads/${threadId}/read`, { ordinal: 1 });
    expect(await told()).toEqual([{ readAt: null }]);
    await call(member, 'PUT', `/api/threads/${threadId}/read`, { ordinal: 2 });
    expect(await told()).toEqual([{ readAt: expect.any(Date) }]);
  });

  it('of a mention: who is named, at once and with its words', async () => {
    const { ordinal } = await post(chair, `Czy ${mention(member)} może to sprawdzić?`);
    await expect.poll(() => kinds(member)).toContain('mention');
    const [group] = (await inbox(member)).items;
    expect(group).toMatchObject({ kind: 'thread', thingId: threadId, title: 'Plan pracy', label: 'TLP:AMBER' });
    expect(group?.notices.find(({ kind }) => kind === 'mention')).toMatchObject({
      excerpt: expect.stringContaining('może to sprawdzić'),
      actor: { id: chair.id },
      path: `/watki/${threadId}?nr=${ordinal}`,
    });
    expect(await kinds(chair)).toEqual([]);
  });

  it('of an answer: whose words are quoted, once though they are named too', async () => {
    const { id } = await post(member, 'Pytanie');
    await post(chair, `Odpowiedź, ${mention(member)}`, { replyTo: id });
    await expect.poll(() => kinds(member)).toContain('mention');
    expect((await kinds(member)).filter((kind) => kind !== 'post')).toEqual(['mention']);
    const other = await post(chair, 'Bez nazwisk', { replyTo: id });
    await expect.poll(() => kinds(member)).toContain('reply');
    expect(other.ordinal).toBeGreaterThan(1);
  });

  it('once of a stretch of posts, and the thread rises with each of them until it is read', async () => {
    await post(chair, 'Pierwsza');
    await expect.poll(() => kinds(member)).toEqual(['post']);
    const thing = { kind: 'thread' as const, id: await open('TLP:AMBER') };
    await hub.db.transaction().execute((trx) =>
      notify(trx, {
        key: `later:${thing.id}`,
        kind: 'mention',
        recipients: [member.id],
        thing,
        groupId,
        actorId: null,
      }),
    );
    const things = async () => (await inbox(member)).items.map(({ thingId }) => thingId);
    await expect.poll(things).toEqual([thing.id, threadId]);
    const [, before] = (await inbox(member)).items;
    await post(chair, 'Druga');
    await post(chair, 'Trzecia');
    expect(await things()).toEqual([threadId, thing.id]);
    const [first] = (await inbox(member)).items;
    expect(first).toMatchObject({ unread: 1, total: 1, newMessages: (before?.newMessages ?? 0) + 2 });
    expect(first?.notices).toMatchObject([{ kind: 'post', at: first?.at, read: false }]);
    await call(member, 'PUT', '/api/notifications/read', { thing: { kind: 'thread', id: threadId } });
    expect(await things()).toEqual([thing.id, threadId]);
  });

  it('of what is new in a thread: followers, once until they have read it', async () => {
    await post(chair, 'Pierwsza');
    await expect.poll(() => kinds(member)).toEqual(['post']);
    const { ordinal } = await post(chair, 'Druga');
    await expect.poll(async () => (await inbox(member)).items[0]?.newMessages).toBe(3);
    expect(await kinds(member)).toEqual(['post']);
    await call(member, 'PUT', `/api/threads/${threadId}/read`, { ordinal });
    expect(await kinds(member)).toEqual([]);
    await post(chair, 'Trzecia');
    await expect.poll(() => kinds(member)).toEqual(['post']);
  });

  it('of what was written just before a kill: by the clock', async () => {
    await post(chair, 'Pierwsza');
    await expect.poll(() => kinds(member)).toEqual(['post']);
    await hub.db.deleteFrom('notification').where('memberId', '=', member.id).execute();
    const long = { createdAt: new Date(Date.now() - 90_000) };
    await hub.db.updateTable('message').set(long).where('threadId', '=', threadId).where('ordinal', '=', 1).execute();
    await hub.db.updateTable('thread').set({ toldOrdinal: 0 }).where('id', '=', threadId).execute();
    await tellLeftJob.run(hub.app.services, {});
    await tellLeftJob.run(hub.app.services, {});
    await expect.poll(() => kinds(member)).toEqual(['post']);
  });

  it('of nothing that they have read by writing themselves', async () => {
    await post(chair, 'Pierwsza');
    await expect.poll(() => kinds(member)).toEqual(['post']);
    await post(member, 'Odpisuję');
    await expect.poll(() => kinds(member)).toEqual([]);
  });

  it('of the end of a voting, and how it ended', async () => {
    await closeVoting(hub, groupId, chair);
    await awaitJobs(hub.db);
    const notices = (await inbox(member)).items.flatMap((group) => group.notices);
    const told = notices.filter(({ kind }) => kind !== 'post');
    expect(told.map(({ kind, ending }) => [kind, ending]).sort()).toEqual([
      ['decision_closed', 'rejected'],
      ['decision_opened', null],
    ]);
  });

  it('once for an event, however often it is told', async () => {
    const news = {
      key: `test:${randomUUID()}`,
      kind: 'confirm_request' as const,
      recipients: [member.id, member.id, chair.id],
      thing: { kind: 'thread' as const, id: threadId },
      groupId,
      actorId: chair.id,
    };
    const tell = () => hub.db.transaction().execute((trx) => notify(trx, news));
    await Promise.all([tell(), tell(), tell()]);
    await expect.poll(() => kinds(member)).toContain('confirm_request');
    const rows = await hub.db.selectFrom('notification').select('memberId').where('key', '=', news.key).execute();
    expect(rows).toEqual([{ memberId: member.id }]);
  });
});

describe('who learns nothing', () => {
  it('outsiders who are named, and people of the group under RED who are no readers', async () => {
    threadId = await open('TLP:RED', [chair.id]);
    await post(chair, `${mention(outsider)} i ${mention(member)}`);
    const open_ = () =>
      hub.db.selectFrom('notification').select('id').where('announcedAt', 'is', null).executeTakeFirst();
    await expect.poll(open_).toBeUndefined();
    for (const person of [outsider, member]) {
      expect(await unread(person)).not.toContainEqual(
        expect.objectContaining({ root: { kind: 'thread', id: threadId } }),
      );
      expect(JSON.stringify(await inbox(person))).not.toContain(threadId);
      const told = await eventsSince(hub.db, `member:${person.id}`, 0, 100);
      expect(JSON.stringify(told.map(({ payload }) => payload))).not.toContain(threadId);
    }
  });

  it('whoever was removed since: neither shown nor counted', async () => {
    await post(chair, `Do ${mention(member)}`);
    await expect.poll(async () => (await unread(member)).length).toBeGreaterThan(0);
    await call(chair, 'DELETE', `/api/groups/${groupId}/members/${member.id}`);
    expect(await unread(member)).toEqual([]);
    expect((await inbox(member)).items).toEqual([]);
  });
});

describe('reading', () => {
  it('one thing, everything, and back', async () => {
    await post(chair, `Do ${mention(member)}`);
    await expect.poll(() => kinds(member)).toContain('mention');
    const marked = await call<{ ids: string[] }>(member, 'PUT', '/api/notifications/read', {
      thing: { kind: 'thread', id: threadId },
    });
    expect(marked.ids.length).toBeGreaterThan(0);
    expect(await kinds(member)).toEqual([]);
    await call(member, 'PUT', '/api/notifications/unread', marked);
    expect(await kinds(member)).toContain('mention');
    const until = new Date(Date.now() + 1_000).toISOString();
    expect((await call<{ ids: string[] }>(member, 'PUT', '/api/notifications/read-all', { until })).ids.sort()).toEqual(
      marked.ids.sort(),
    );
  });

  it("does not touch another's", async () => {
    await post(chair, `Do ${mention(member)}`);
    await expect.poll(() => kinds(member)).toContain('mention');
    const ids = (await unread(member)).map(({ id }) => id);
    await call(chair, 'PUT', '/api/notifications/read', { thing: { kind: 'thread', id: threadId } });
    expect(await call(chair, 'PUT', '/api/notifications/unread', { ids })).toEqual({ ids: [] });
    expect((await unread(member)).map(({ id }) => id)).toEqual(ids);
  });
});

it('every event fits its schema, and the snapshot with the events is the state fetched anew', async () => {
  const schemas = new Map(Object.entries(notificationEvents).map(([type, schema]) => [type, Compile(schema)]));
  const before = await call<Unread>(member, 'GET', '/api/notifications/unread');
  await post(chair, `Do ${mention(member)}`);
  await expect.poll(() => kinds(member)).toContain('mention');
  const marked = await call<{ ids: string[] }>(member, 'PUT', '/api/notifications/read', {
    thing: { kind: 'thread', id: threadId },
  });
  await call(member, 'PUT', '/api/notifications/unread', { ids: marked.ids.slice(0, 1) });
  const events = (await eventsSince(hub.db, `member:${member.id}`, before.seq, 100)).filter(({ type }) =>
    schemas.has(type),
  );
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(schemas.keys()));
  for (const { type, payload } of events) expect(schemas.get(type)?.Check(payload), type).toBe(true);
  const state = events.reduce(
    (now, event) => reduceUnread(now, event as unknown as NotificationEvent),
    before.items as readonly Unread['items'][number][],
  );
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
  expect(ids(state)).toEqual(ids(await unread(member)));
});
