import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let person: Person;

beforeAll(async () => {
  hub = await createTestApp();
  person = await hub.makeMember({ hubRole: 'coordinator' });
});
afterAll(() => hub.close());

const good = { clientId: randomUUID(), name: 'Szkoły', mandate: '' };

it.each([
  ['an unknown field', { ...good, colour: 'red' }, 'body/colour: nieznane pole', 'body/colour: unknown field'],
  ['a missing one', { name: 'a', mandate: '' }, 'body: brakuje: clientId', 'body: missing: clientId'],
  [
    'an id that is none',
    { ...good, clientId: '1' },
    'body/clientId: zła postać',
    'body/clientId: not of the right form',
  ],
  ['another type', { ...good, mandate: {} }, 'body/mandate: zły typ', 'body/mandate: wrong type'],
  ['too much', { ...good, name: 'a'.repeat(121) }, 'body/name: za długie, najwięcej znaków: 120', 'at most 120 char'],
  ['two lines', { ...good, name: 'a\nb' }, 'body/name: niedozwolona postać', 'body/name: not of the right form'],
])('%s is named in the language of the reader', async (_, body, pl, en) => {
  const say = async (locale: string) => {
    await hub.call(person, 'PATCH', '/api/me', { locale });
    const answer = await hub.call(person, 'POST', '/api/groups', body);
    expect(answer.statusCode).toBe(400);
    return answer.json<{ error: { message: string } }>().error.message;
  };
  expect(await say('pl')).toContain(pl);
  expect(await say('en')).toContain(en);
});

it.each([
  ['en;q=0.1, pl;q=0.9', 'Nie'],
  ['pl;q=0.2,en-GB;q=0.8', 'no such'],
  ['de, en', 'no such'],
  ['en;q=0, de', 'Nie'],
  ['', 'Nie'],
])('%j is read by weight', async (language, word) => {
  const answer = await hub.app.inject({ url: '/api/nothing', headers: { 'accept-language': language } });
  expect(answer.json<{ error: { message: string } }>().error.message.toLowerCase()).toContain(word.toLowerCase());
});

it.each([{ 'content-encoding': 'gzip' }, { 'content-type': 'application/json; charset=utf-16' }])(
  'a body under %j is refused unread',
  async (headers) => {
    const given = { 'content-type': 'application/json', ...person.headers, ...headers };
    const answer = await hub.app.inject({ method: 'POST', url: '/api/groups', headers: given, payload: '{}' });
    expect(answer.statusCode).toBe(415);
  },
);
