import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feed } from '../../shared/calendars/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type MeetingCalls, startMeetings, weekly } from '../testing/meetings.ts';

let hub: TestApp;
let calls: MeetingCalls;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;
let feed: Feed;

const pathOf = ({ url }: Feed) => new URL(url ?? '').pathname;
const fetchFeed = (path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  hub.app.inject({ method, url: path, headers });
const subscribe = async (person: Person, body: object = {}): Promise<Feed> =>
  (await calls.call(person, 'POST', '/api/feeds', { clientId: randomUUID(), ...body })).json();
const text = async (of: Feed) => (await fetchFeed(pathOf(of))).payload.replaceAll('\r\n ', '');
const uids = async (of: Feed) => [...(await text(of)).matchAll(/^UID:(.*)\r$/gm)].map((match) => match[1]);

beforeAll(async () => {
  ({ hub, calls, chair, member, outsider, groupId } = await startMeetings());
  feed = await subscribe(member);
});
afterAll(() => hub.close());

describe('over HTTP', () => {
  it('answers as calendar programs want it', async () => {
    await calls.create(chair, { title: 'Konsultacja' });
    const answer = await fetchFeed(pathOf(feed), { accept: 'text/html' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      vary: 'Accept-Encoding',
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.payload.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const component = new ICAL.Component(ICAL.parse(answer.payload)).getFirstSubcomponent('vevent') ?? undefined;
    expect(new ICAL.Event(component).startDate.toJSDate().toISOString()).toBe('2031-11-20T13:00:00.000Z');
  });

  it('HEAD tells the same without a body', async () => {
    const [head, get] = [await fetchFeed(pathOf(feed), {}, 'HEAD'), await fetchFeed(pathOf(feed))];
    expect(head.statusCode).toBe(200);
    expect(head.payload).toBe('');
    for (const name of ['etag', 'last-modified', 'content-length', 'content-type']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it('has a strong ETag for each encoding, and gzips only when asked', async () => {
    const plain = await fetchFeed(pathOf(feed));
    const zipped = await fetchFeed(pathOf(feed), { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.payload);
    expect(plain.headers.etag).toMatch(/^"[^"]+"$/);
    expect(zipped.headers.etag).not.toBe(plain.headers.etag);
    const crossed = await fetchFeed(pathOf(feed), {
      'if-none-match': String(plain.headers.etag),
      'accept-encoding': 'gzip',
    });
    expect(crossed.statusCode).toBe(200);
  });

  it('304 repeats the ETag; If-None-Match wins over the date', async () => {
    const { headers } = await fetchFeed(pathOf(feed));
    const etag = String(headers.etag);
    const date = String(headers['last-modified']);
    const same = await fetchFeed(pathOf(feed), { 'if-none-match': etag });
    expect([same.statusCode, same.payload, same.headers.etag]).toEqual([304, '', etag]);
    expect(same.headers.vary).toBe('Accept-Encoding');
    expect((await fetchFeed(pathOf(feed), { 'if-modified-since': date })).statusCode).toBe(304);
    expect((await fetchFeed(pathOf(feed), { 'if-modified-since': date, 'if-none-match': '"other"' })).statusCode).toBe(
      200,
    );
    const head = await fetchFeed(pathOf(feed), { 'if-none-match': etag }, 'HEAD');
    expect([head.statusCode, head.payload, head.headers.etag]).toEqual([304, '', etag]);
    expect(Object.keys(head.headers)).toEqual(Object.keys(same.headers));
    expect(head.headers).not.toHaveProperty('content-length');
  });

  it('the ETag changes with the content and only with it, Last-Modified with it', async () => {
    const meeting = await calls.create(chair);
    const before = await fetchFeed(pathOf(feed));
    expect((await fetchFeed(pathOf(feed))).headers.etag).toBe(before.headers.etag);
    await calls.call(chair, 'PATCH', `/api/meetings/${meeting.id}`, { revision: 1, title: 'Nowy tytuł' });
    const after = await fetchFeed(pathOf(feed), { 'if-none-match': String(before.headers.etag) });
    expect(after.statusCode).toBe(200);
    expect(after.payload).toContain('SUMMARY:Nowy tytuł');
    expect(Date.parse(String(after.headers['last-modified']))).toBeGreaterThan(
      Date.parse(String(before.headers['last-modified'])),
    );
  });

  it('another process on the same database gives the same bytes and validators, also after a change', async () => {
    const second = await createTestApp({ databaseUrl: hub.databaseUrl });
    const there = () => second.app.inject({ url: pathOf(feed) });
    try {
      const meeting = await calls.create(chair, weekly);
      for (const change of [{}, { place: 'Ratusz' }, { title: 'Seria' }]) {
        const { meeting: current } = await calls.read(chair, meeting.id);
        await calls.call(chair, 'PATCH', `/api/meetings/${meeting.id}`, { revision: current.revision, ...change });
        const one = await fetchFeed(pathOf(feed));
        await expect.poll(async () => (await there()).headers.etag, { timeout: 3_000 }).toBe(one.headers.etag);
        const two = await there();
        expect([two.payload, two.headers['last-modified']]).toEqual([one.payload, one.headers['last-modified']]);
      }
    } finally {
      await second.close();
    }
  });

  it('when the database fails, what was known is better than an error', async () => {
    const { headers } = await fetchFeed(pathOf(feed));
    await sql`alter table calendar_clock rename to calendar_clock_away`.execute(hub.db);
    try {
      await calls.call(member, 'POST', '/api/feeds', {});
      const answer = await fetchFeed(pathOf(feed));
      expect([answer.statusCode, answer.headers.etag]).toEqual([200, headers.etag]);
    } finally {
      await sql`alter table calendar_clock_away rename to calendar_clock`.execute(hub.db);
    }
  });

  it.each(['abc.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '%00.ics', '..%2f..%2fetc', `${'a'.repeat(60)}.ics`])(
    'does not know %s',
    async (file) => {
      expect((await fetchFeed(`/feeds/${file}`)).statusCode).toBe(404);
    },
  );
});

describe('whose meetings', () => {
  it('mine: those of my groups and those I am invited to', async () => {
    const alien = await calls.create(outsider, { groupId: null });
    const invited = await calls.create(outsider, { groupId: null, memberIds: [member.id] });
    expect(await uids(feed)).toContain(invited.uid);
    expect(await uids(feed)).not.toContain(alien.uid);
    await calls.call(outsider, 'PUT', `/api/meetings/${invited.id}/invitations`, { memberIds: [] });
    expect(await uids(feed)).not.toContain(invited.uid);
  });

  it("a group's feed holds that group's only, and empties when I leave it", async () => {
    const person = await hub.makeMember();
    const other = await hub.makeGroup({ chair, member: person });
    const there = await calls.create(chair, { groupId: other });
    const invited = await calls.create(outsider, { groupId: null, memberIds: [person.id] });
    const groupFeed = await subscribe(person, { groupId: other });
    expect(groupFeed.groupName).not.toBeNull();
    expect(await uids(groupFeed)).toContain(there.uid);
    expect(await uids(groupFeed)).not.toContain(invited.uid);
    await calls.call(chair, 'DELETE', `/api/groups/${other}/members/${person.id}`);
    expect(await uids(groupFeed)).not.toContain(there.uid);
    expect(await text(groupFeed)).not.toContain('BEGIN:VEVENT');
  });

  it('shows of RED and AMBER+STRICT only the time, and RED only to those it names', async () => {
    const secret = { title: 'Tajemnica', agenda: 'Sekret', place: 'Komenda' };
    const red = await calls.create(chair, { ...secret, label: 'TLP:RED', memberIds: [member.id] });
    const unseen = await calls.create(chair, { ...secret, label: 'TLP:RED' });
    const strict = await calls.create(chair, { ...secret, label: 'TLP:AMBER+STRICT' });
    const found = await uids(feed);
    expect([red, strict, unseen].map(({ uid }) => found.includes(uid))).toEqual([true, true, false]);
    const body = await text(feed);
    for (const word of ['Tajemnica', 'Sekret', 'Komenda', 'Ekspertka', 'ATTENDEE', '@example.org'])
      expect(body).not.toContain(word);
    expect(body).toContain('SUMMARY:Spotkanie – szczegóły po zalogowaniu');
  });

  it('a declined meeting is free time, at once', async () => {
    const { id, uid } = await calls.create(chair);
    const event = async () => (await text(feed)).split('BEGIN:VEVENT').find((part) => part.includes(`UID:${uid}`));
    expect(await event()).toContain('TRANSP:OPAQUE');
    await calls.call(member, 'PUT', `/api/meetings/${id}/answer`, { answer: 'no' });
    expect(await event()).toContain('TRANSP:TRANSPARENT');
  });

  it('has one VTIMEZONE for each zone it names, under that name', async () => {
    const zones = ['Europe/Stockholm', 'europe/berlin', 'Europe/Berlin', 'Asia/Calcutta', 'Asia/Kolkata', 'zulu'];
    for (const timeZone of zones) await calls.create(chair, { timeZone });
    const body = await text(feed);
    const named = [...body.matchAll(/;TZID=([^:;]+)/g)].map((match) => match[1]);
    const defined = [...body.matchAll(/^TZID:(.*)\r$/gm)].map((match) => match[1]);
    expect(defined.toSorted()).toEqual([...new Set(named)].toSorted());
    expect(defined).toEqual(expect.arrayContaining(['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Berlin']));
  });

  it('UID is the same in every feed and revision', async () => {
    const { id, uid } = await calls.create(chair);
    const groupFeed = await subscribe(chair, { groupId });
    await calls.call(chair, 'PATCH', `/api/meetings/${id}`, { revision: 1, timeZone: 'UTC' });
    expect([(await uids(feed)).includes(uid), (await uids(groupFeed)).includes(uid)]).toEqual([true, true]);
  });
});

describe('the address', () => {
  it('is one for each scope, shown again whenever asked, and stored only as a hash', async () => {
    const again = await subscribe(member);
    expect(again.url).toBe(feed.url);
    const { items }: { items: Feed[] } = (await calls.call(member, 'GET', '/api/feeds')).json();
    expect(items.map((item) => item.url)).toContain(feed.url);
    const token = pathOf(feed).slice(7, -4);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const rows = await hub.db.selectFrom('feedToken').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('once rotated, the old one answers 410 and the new one works', async () => {
    const person = await hub.makeMember();
    const first = await subscribe(person);
    expect((await fetchFeed(pathOf(first))).statusCode).toBe(200);
    const second: Feed = (await calls.call(person, 'POST', `/api/feeds/${first.id}/rotate`)).json();
    expect((await fetchFeed(pathOf(first))).statusCode).toBe(410);
    expect((await fetchFeed(pathOf(second))).payload.replaceAll('\r\n ', '')).toContain(
      `SOURCE;VALUE=URI:${second.url}`,
    );
    expect(await calls.status(person, 'DELETE', `/api/feeds/${first.id}`)).toBe(204);
    expect((await fetchFeed(pathOf(second))).statusCode).toBe(410);
    expect((await calls.call(person, 'GET', '/api/feeds')).json()).toEqual({ items: [] });
    expect((await subscribe(person)).url).not.toBe(second.url);
  });

  it('of a disabled person answers 410', async () => {
    const person = await hub.makeMember();
    const theirs = await subscribe(person);
    await fetchFeed(pathOf(theirs));
    await hub.db.updateTable('member').set({ disabledAt: new Date() }).where('id', '=', person.id).execute();
    await expect.poll(async () => (await fetchFeed(pathOf(theirs))).statusCode, { timeout: 3_000 }).toBe(410);
  });

  it("is nobody else's to see, rotate or end, and a group's only for its members", async () => {
    expect(await calls.status(outsider, 'POST', `/api/feeds/${feed.id}/rotate`)).toBe(404);
    expect(await calls.status(outsider, 'DELETE', `/api/feeds/${feed.id}`)).toBe(404);
    expect((await calls.call(outsider, 'GET', '/api/feeds')).payload).not.toContain(feed.id);
    expect(await calls.status(outsider, 'POST', '/api/feeds', { clientId: randomUUID(), groupId })).toBe(404);
    expect(await calls.status(member, 'POST', '/api/feeds', { clientId: 'x' })).toBe(400);
  });

  it('when it was fetched last is noted', async () => {
    const person = await hub.makeMember();
    const theirs = await subscribe(person);
    await fetchFeed(pathOf(theirs));
    await expect
      .poll(async () => (await calls.call(person, 'GET', '/api/feeds')).json().items[0].lastFetchedAt)
      .not.toBeNull();
  });
});
