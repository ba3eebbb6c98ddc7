import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseFindingNumber } from '../../shared/decisions/number.ts';
import type { RegisterPage } from '../../shared/decisions/schema.ts';
import type { SearchAnswer } from '../../shared/search/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { type DecisionCalls, decisionCalls, stand } from '../testing/decisions.ts';

let hub: TestApp;
let calls: DecisionCalls;
let chair: Person;
let member: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member] = (await Promise.all(Array.from({ length: 2 }, () => hub.makeMember()))) as [Person, Person];
  groupId = await hub.makeGroup({ chair, member: [member] });
  calls = decisionCalls(hub, groupId);
});
afterAll(() => hub.close());

const path = (id: string, rest = '') => `/api/decisions/${id}${rest}`;
const search = (person: Person, query: object) =>
  calls.ok<RegisterPage>(person, 'GET', `/api/decisions?${new URLSearchParams({ ...query })}`);
const titlesOf = async (query: string) => (await search(chair, { query })).items.map(({ title }) => title);
const csvOf = async (person: Person, query: string) =>
  (await hub.call(person, 'GET', `/api/decisions/register.csv?query=${encodeURIComponent(query)}`)).body;

it('filters and exports without formulas; RED stays out of the export', async () => {
  const title = '=HYPERLINK("http://zła.example") Zażółć gęślą jaźń';
  const { id } = await calls.propose(chair, { title, label: 'TLP:GREEN' });
  await calls.vote(chair, id, stand('for'));
  await calls.close(id);
  const red = await calls.propose(chair, { title: 'Tajemnica gęśli', label: 'TLP:RED', readers: [] });
  await calls.close(red.id);
  expect((await search(member, { query: 'GESLA jazn' })).items.map((each) => each.id)).toEqual([id]);
  expect((await search(member, { query: 'gęśli' })).items.map((each) => each.id)).toEqual([id]);
  expect((await search(member, { query: 'tajemnicą' })).total).toBe(0);
  expect((await search(member, { query: 'tajem' })).total).toBe(0);
  expect((await search(chair, { query: 'tajemnicą' })).total).toBe(1);
  expect((await search(chair, { query: 'gęśl' })).total).toBe(2);
  expect((await search(chair, { query: '%' })).total).toBe(0);
  expect((await search(chair, { result: 'no_quorum', groupId })).items.map((each) => each.id)).toContain(red.id);
  const outsider = await hub.makeMember();
  expect(await search(outsider, {})).toEqual({ items: [], next: null, total: 0, years: [] });
  await calls.ok(member, 'PUT', path(id, '/dissent'), { text: '- Za wcześnie' });
  const found = (await hub.call(chair, 'GET', '/api/search?q=Zażółć')).json<SearchAnswer>().groups[0]?.items[0];
  expect(found?.snippet.map(({ text }) => text).join('')).toMatch(/^Treść wniosku\. · =HYPERLINK.* · Za wcześnie$/);
  const csv = await csvOf(chair, 'gęśl');
  expect(csv).toContain(`"'=HYPERLINK(""http://zła.example"") Zażółć gęślą jaźń"`);
  expect(csv).not.toContain('Tajemnica');
  expect(await csvOf(chair, 'tajemnicą')).not.toContain('Tajemnica');
  expect(csv.startsWith('\ufeff"Numer";')).toBe(true);
});

it('finds words in any of their forms, and what begins alike only where nothing has them', async () => {
  const [survey, training] = ['Ankieta dla szkół ma dwanaście pytań', 'Program szkoleniowy na wiosnę'];
  for (const title of [survey, training]) await calls.close((await calls.propose(chair, { title })).id);
  expect(await titlesOf('szkołach')).toEqual([survey]);
  expect(await titlesOf('szkół')).toEqual([survey]);
  expect(await titlesOf('ankietą szkolny')).toEqual([]);
  expect(await titlesOf('programy')).toEqual([training]);
  expect(await titlesOf('szkole')).toEqual([survey]);
  expect(await titlesOf('szkoleni')).toEqual([training]);
  expect((await csvOf(chair, 'szkołach')).split('\r\n').length).toBe(3);
});

it('finds a finding by its number, and no other whose words hold its figures', async () => {
  const title = 'Siedem osób w 2026 roku';
  const { id } = await calls.propose(chair, { title });
  await calls.close(id);
  const { number, year } = (await calls.read(chair, id)).decision.outcome ?? {};
  expect(await titlesOf(`${number}/${year}`)).toEqual([title]);
  expect(await titlesOf(`osobom ${number}/${year}`)).toEqual([title]);
  expect(await titlesOf(`9${number}/${year}`)).toEqual([]);
  expect(parseFindingNumber('RED-2/2026')).toEqual({ number: 2, year: 2026, red: true });
  expect(parseFindingNumber('1/2')).toBeUndefined();
});

it('gives nobody to read as decided what was not adopted', async () => {
  const lineOf = async (title: string, stands: ('for' | 'against')[]) => {
    const { id } = await calls.propose(chair, { title });
    for (const [index, each] of stands.entries()) await calls.vote(index === 0 ? chair : member, id, stand(each));
    await calls.close(id);
    return (await csvOf(chair, `"${title}"`)).split('\r\n')[1];
  };
  expect(await lineOf('Kupujemy aparat', ['for', 'against'])).toContain(
    '"Kupujemy aparat";"Nie przyjęto: Kupujemy aparat"',
  );
  expect(await lineOf('Kupujemy obiektyw', ['for', 'for'])).toContain('"Kupujemy obiektyw";"Kupujemy obiektyw"');
  expect(await lineOf('Kupujemy statyw', [])).toContain('"Nie przyjęto (brak kworum): Kupujemy statyw"');
});
