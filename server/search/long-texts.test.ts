import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../shared/search/schema.ts';
import { bodyLimit } from '../../shared/threads/schema.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { inDays, plainSettings } from '../testing/decisions.ts';
import { indexThings, indexWhole } from './actions.ts';
import { loadLanguage } from './polish/language.ts';
import { toVectors } from './vector.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
  await loadLanguage();
});
afterAll(() => hub.close());

/** Words that no dictionary knows, the same every time: nothing costs more. */
function gibberish(length: number, seed: number): string {
  const letters = 'abcdefghijklmnoprstuwyząćęłńóśźż';
  let state = seed;
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  let text = '';
  while (text.length < length) text += `${Array.from({ length: 3 + next(10) }, () => letters[next(32)]).join('')} `;
  return text.slice(0, length).trimEnd();
}

async function make(url: string, payload: object): Promise<string> {
  const answer = await hub.call(team.chair, 'POST', url, { clientId: randomUUID(), ...payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}
const find = async (q: string) => {
  const answer = await hub.call(team.chair, 'GET', `/api/search?${new URLSearchParams({ q })}`);
  return answer.json<SearchAnswer>().groups.flatMap(({ items }) => items.map(({ id }) => id));
};
const ofGroup = (part: string) => `/api/groups/${team.groupId}/${part}`;

/** What takes the longest text of its kind, with where that text goes. */
const longest: [string, (text: (length: number) => string) => Promise<string>][] = [
  ['a thread', (text) => make(ofGroup('threads'), { title: 'Długi', label: 'TLP:AMBER', body: text(bodyLimit) })],
  ['a task', (text) => make(ofGroup('tasks'), { title: 'Długie', label: 'TLP:AMBER', note: text(4_000) })],
  [
    'a decision',
    (text) => {
      const settings = { ...plainSettings, method: 'choice' };
      const options = Array.from({ length: 20 }, (_, index) => text(190 - index));
      const rest = { title: 'Długa', label: 'TLP:AMBER', closes: inDays(9, '12:00') };
      return make(ofGroup('decisions'), { ...rest, settings, options, body: text(10_000) });
    },
  ],
  [
    'a meeting',
    (text) => {
      const time = { start: '2027-01-12T10:00', end: '2027-01-12T11:00', timeZone: 'Europe/Warsaw' };
      const words = { description: text(10_000), agenda: text(10_000) };
      return make('/api/meetings', { title: 'Długie', kind: 'working', groupId: team.groupId, ...time, ...words });
    },
  ],
];

describe('the longest text that each kind takes', () => {
  it.each(longest)('%s: its first words are found at once, its last ones soon', async (name, create) => {
    let seed = longest.findIndex(([, each]) => each === create) * 1_000;
    const texts: string[] = [];
    const id = await create((length) => {
      seed += 1;
      const text = gibberish(length, seed);
      texts.push(text);
      return text;
    });
    const longWords = texts.flatMap((text) => text.split(' ')).filter((word) => word.length > 8);
    const first =
      texts
        .toSorted((a, b) => b.length - a.length)[0]
        ?.split(' ')
        .find((word) => word.length > 8) ?? '';
    // Of a thread it is the first message that holds the text.
    if (!name.endsWith('thread')) expect(await find(first)).toContain(id);
    for (const word of [first, longWords.at(-2) ?? ''])
      await expect.poll(() => find(word), { timeout: 15_000 }).not.toEqual([]);
  });
});

it('a text of 200,000 strange characters fits, in turns that let others pass', async () => {
  const body = gibberish(260_000, 7);
  const where = { groupId: team.groupId, threadId: null, label: 'TLP:AMBER' as const };
  const thing = { ...where, kind: 'draft' as const, id: randomUUID(), title: 'Długi', body, hasFile: false };
  const entry = { ...thing, authorId: team.chair.id, createdAt: new Date() };
  const begin = performance.now();
  await hub.db.transaction().execute((trx) => indexThings(trx, [entry]));
  const written = performance.now() - begin;
  let turns = 0;
  const clock = setInterval(() => (turns += 1), 1);
  await hub.db.transaction().execute((trx) => indexWhole(trx, [entry]));
  clearInterval(clock);
  expect(turns).toBeGreaterThan(30);
  expect(written).toBeLessThan((performance.now() - begin) / 4);
  const row = hub.db.selectFrom('searchEntry').select('body').where('id', '=', thing.id);
  expect((await row.executeTakeFirstOrThrow()).body.length).toBeLessThanOrEqual(200_000);
}, 120_000);

it('a vector keeps below the megabyte that PostgreSQL takes', async () => {
  const language = await loadLanguage();
  const body = Array.from({ length: 40_000 }, (_, index) => `${'9'.repeat(40)}${index}`).join(' ');
  const { keys } = toVectors(language, { title: 'x', body });
  const { rows } = await sql<{ words: number }>`select length(${keys}::tsvector) as words`.execute(hub.db);
  expect(rows[0]?.words).toBeGreaterThan(10_000);
}, 60_000);
