import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../shared/search/schema.ts';
import type { Thread } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type Findable, indexThings } from './actions.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;
let threadIds: string[];
/** Newest first. */
let messages: Findable[];

const pageSize = 20;

/** So many that they are not read all at once, over three years, most of them in some weeks; every one holds the common word. */
beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
  threadIds = [await openThread('TLP:AMBER'), await openThread('TLP:GREEN'), await openThread('TLP:RED')];
  messages = Array.from({ length: 8_000 }, (_, place) => toMessage(place));
  for (let from = 0; from < messages.length; from += 1_000)
    await hub.db.transaction().execute((trx) => indexThings(trx, messages.slice(from, from + 1_000)));
  await sql`analyze search_entry`.execute(hub.db);
});
afterAll(() => hub.close());

async function openThread(label: string): Promise<string> {
  const named = label === 'TLP:RED' ? { readers: [] } : {};
  const payload = { clientId: randomUUID(), title: 'Wątek', label, body: 'Początek.', ...named };
  const answer = await hub.call(team.chair, 'POST', `/api/groups/${team.groupId}/threads`, payload);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Thread>().id;
}

const hours = (place: number): number => 1 + place + (place > 3_000 ? 18_000 : 0);

function toMessage(place: number): Findable {
  const rare = place % 40 === 7 ? ' Ryś.' : '';
  const phrase = place % 3 === 0 ? ' Gruby żubr.' : ' Żubr gruby.';
  return {
    kind: 'message',
    id: randomUUID(),
    groupId: team.groupId,
    threadId: threadIds[place % 3] ?? null,
    label: null,
    title: '',
    body: `${place % 50 === 0 ? 'Żubrowi.' : 'Widziano żubry.'}${phrase}${rare}`,
    authorId: place % 11 === 0 ? team.observer.id : team.chair.id,
    createdAt: new Date(Date.now() - hours(place) * 3_600_000),
    hasFile: place % 13 === 0,
  };
}

/** Every page of what is found, newest first, but not more than so many. */
async function walk(person: Person, q: string, most: number): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = null; found.length < most; ) {
    const query = new URLSearchParams({ q, kinds: 'message', sort: 'newest', ...(cursor ? { cursor } : {}) });
    const answer = await hub.call(person, 'GET', `/api/search?${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const [group] = answer.json<SearchAnswer>().groups;
    found.push(...(group?.items ?? []).map(({ id }) => id));
    cursor = group?.next ?? null;
    if (!cursor) break;
  }
  return found;
}

const written = (message: Findable): number => new Date(message.createdAt).getTime();
const inThread = (message: Findable, at: number): boolean => message.threadId === threadIds[at];
const holds = (message: Findable, words: string): boolean => message.body.includes(words);

describe('the newest of many messages', () => {
  const all = () => true;
  it.each<[string, (message: Findable) => boolean]>([
    ['żubr', all],
    ['żubr ryś', (message) => holds(message, 'Ryś')],
    ['żubr -ryś', (message) => !holds(message, 'Ryś')],
    ['"gruby żubr"', (message) => holds(message, 'Gruby')],
    ['żubr przed:2025', (message) => written(message) < Date.parse('2025-01-01T00:00+01:00')],
    ['żubr od:me', (message) => message.authorId === team.chair.id],
    ['żubr ma:plik', (message) => message.hasFile],
    ['żubr -ma:plik', (message) => !message.hasFile],
    ['żubr etykieta:GREEN', (message) => inThread(message, 1)],
    ['żubr etykieta:RED', (message) => inThread(message, 2)],
  ])('%s, are found in order, whatever part of the time they are sought in', async (q, fits) => {
    const expected = messages.filter(fits).map(({ id }) => id);
    const wanted = Math.min(expected.length, 15 * pageSize);
    expect((await walk(team.chair, q, wanted)).slice(0, wanted)).toEqual(expected.slice(0, wanted));
  });

  it('are those that one may read', async () => {
    const expected = messages.filter((message) => !inThread(message, 2)).map(({ id }) => id);
    const found = await walk(team.member, 'żubra', 15 * pageSize);
    expect(found).toEqual(expected.slice(0, found.length));
    expect(await walk(team.member, 'żubr etykieta:RED', 1)).toEqual([]);
    expect(await walk(team.outsider, 'żubr', 1)).toEqual([]);
  });

  it('go on to the end', async () => {
    const before = new Date(Date.now() - hours(7_700) * 3_600_000 + 60_000).toISOString();
    const cursor = `n${before}_${randomUUID()}`;
    const query = new URLSearchParams({ q: 'żubr', kinds: 'message', cursor });
    const answer = await hub.call(team.chair, 'GET', `/api/search?${query}`);
    expect(answer.json<SearchAnswer>().groups[0]?.items.map(({ id }) => id)).toEqual(
      messages.slice(7_700, 7_700 + pageSize).map(({ id }) => id),
    );
  });

  it('come with every word as written first, however old', async () => {
    const query = new URLSearchParams({ q: 'żubrowi', kinds: 'message' });
    const answer = await hub.call(team.chair, 'GET', `/api/search?${query}`);
    const [group] = answer.json<SearchAnswer>().groups;
    expect(group?.total).toBe(200);
    const exact = new Set(messages.filter((message) => holds(message, 'Żubrowi')).map(({ id }) => id));
    expect(group?.items.every(({ id }) => exact.has(id))).toBe(true);
  });
});

describe('a message that is moved and relabelled by the database alone', () => {
  it('has the keys of its new place', async () => {
    const { id } = (
      await hub.call(team.chair, 'POST', `/api/threads/${threadIds[0]}/messages`, {
        clientId: randomUUID(),
        body: 'Przenosi się pelikan.',
      })
    ).json<{ id: string }>();
    await sql`update message set thread_id = ${threadIds[1]}, label = 'TLP:AMBER+STRICT', ordinal = 99 where id = ${id}`.execute(
      hub.db,
    );
    const read = () => sql<{ keys: string }>`select keys::text from search_entry where id = ${id}`.execute(hub.db);
    const moved = await read();
    const [{ createdAt } = { createdAt: new Date() }] = await hub.db
      .selectFrom('searchEntry')
      .select('createdAt')
      .where('id', '=', id)
      .execute();
    const place = { groupId: team.groupId, threadId: threadIds[1] ?? null, label: 'TLP:AMBER+STRICT' as const };
    const text = { title: '', body: 'Przenosi się pelikan.', authorId: team.chair.id, createdAt, hasFile: false };
    await hub.db.transaction().execute((trx) => indexThings(trx, [{ kind: 'message', id, ...place, ...text }]));
    expect(moved.rows).toEqual((await read()).rows);
    expect(moved.rows[0]?.keys).toContain("'#ltlpamberstrict'");
  });
});
