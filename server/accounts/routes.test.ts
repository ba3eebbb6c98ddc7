import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let coordinator: Person;
let member: Person;

beforeAll(async () => {
  hub = await createTestApp({ env: { SAMPLE: 'on' } });
  coordinator = await hub.makeMember({ hubRole: 'coordinator' });
  member = await hub.makeMember();
});
afterAll(() => hub.close());

const origin = { origin: 'http://localhost:3000' };

async function newestToken(): Promise<string> {
  const row = await hub.db
    .selectFrom('mailMessage')
    .select('text')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return /#([\w-]{43})/.exec(row.text)?.[1] ?? '';
}

test('a mailed link signs in once', async () => {
  const { email } = await hub.db
    .selectFrom('member')
    .select('email')
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow();
  const asked = await hub.app.inject({
    method: 'POST',
    url: '/api/auth/link',
    headers: origin,
    payload: { email: email.toUpperCase() },
  });
  expect(asked.statusCode).toBe(202);
  const token = await newestToken();
  const first = await hub.app.inject({ method: 'POST', url: '/api/auth/session', headers: origin, payload: { token } });
  expect(first.statusCode).toBe(204);
  const cookie = String(first.headers['set-cookie']);
  expect(cookie).toMatch(/HttpOnly/i);
  // The browser must not drop it before the server does: two weeks after the last use, not after signing in.
  expect(Number(/Max-Age=(\d+)/i.exec(cookie)?.[1])).toBeGreaterThan(365 * 86_400);
  const me = await hub.app.inject({ url: '/api/me', headers: { cookie: cookie.split(';')[0] } });
  expect(me.json()).toMatchObject({ id: member.id, email, demo: true });
  const second = await hub.app.inject({
    method: 'POST',
    url: '/api/auth/session',
    headers: origin,
    payload: { token },
  });
  expect(second.json()).toMatchObject({ error: { code: 'link_expired' } });
});

test('a page of somebody else, left open in this browser, changes nothing', async () => {
  const patch = (whose: string) =>
    hub.app.inject({
      ...{ method: 'PATCH', url: '/api/me', payload: { sector: 'police' } },
      headers: { ...member.headers, 'x-member': whose },
    });
  expect((await patch(coordinator.id)).json()).toMatchObject({ error: { code: 'sign_in_required' } });
  expect((await patch(member.id)).json()).toMatchObject({ id: member.id, sector: 'police' });
});

test('an unknown address gets the same answer and no mail', async () => {
  const before = await hub.db.selectFrom('mailMessage').select('id').execute();
  const asked = await hub.app.inject({
    method: 'POST',
    url: '/api/auth/link',
    headers: origin,
    payload: { email: 'nobody@example.org' },
  });
  expect(asked.statusCode).toBe(202);
  expect(await hub.db.selectFrom('mailMessage').select('id').execute()).toHaveLength(before.length);
});

test('a token asked for twice is one, and only the last secret opens', async () => {
  const payload = { clientId: randomUUID(), name: 'arkusz', scope: 'read' };
  const make = async () =>
    (await hub.app.inject({ method: 'POST', url: '/api/me/tokens', headers: member.headers, payload })).json();
  const [first, second] = [await make(), await make()];
  expect(second.id).toBe(first.id);
  const open = async ({ token }: { token: string }) =>
    (await hub.app.inject({ url: '/api/groups', headers: { authorization: `Bearer ${token}` } })).statusCode;
  expect([await open(first), await open(second)]).toEqual([401, 200]);
});

test('a read token reads and does not write; revoked, it does nothing', async () => {
  const made = await hub.app.inject({
    method: 'POST',
    url: '/api/me/tokens',
    headers: member.headers,
    payload: { clientId: randomUUID(), name: 'arkusz', scope: 'read' },
  });
  const { id, token } = made.json();
  const headers = { authorization: `Bearer ${token}` };
  expect((await hub.app.inject({ url: '/api/groups', headers })).statusCode).toBe(200);
  const write = await hub.app.inject({ method: 'PATCH', url: '/api/me', headers, payload: { region: 'Opole' } });
  expect(write.json()).toMatchObject({ error: { code: 'read_only_token' } });
  expect(
    (await hub.app.inject({ method: 'DELETE', url: `/api/me/tokens/${id}`, headers: member.headers })).statusCode,
  ).toBe(204);
  expect((await hub.app.inject({ url: '/api/groups', headers })).statusCode).toBe(401);
});

test('the initials follow the name, and a time zone has a name', async () => {
  const person = await hub.makeMember({ displayName: 'Anna Kowal' });
  const change = (payload: object) =>
    hub.app.inject({ method: 'PATCH', url: '/api/me', headers: person.headers, payload });
  expect((await change({ displayName: 'Maria Nowak' })).json()).toMatchObject({ initials: 'MN' });
  expect((await change({ region: 'Opole' })).json()).toMatchObject({ initials: 'MN', region: 'Opole' });
  for (const timeZone of ['+01', 'Mars/Base']) expect((await change({ timeZone })).statusCode).toBe(400);
  expect((await change({ timeZone: 'asia/TOKYO' })).json()).toMatchObject({ timeZone: 'Asia/Tokyo' });
});

test('a request from another site changes nothing', async () => {
  const headers = { ...member.headers, origin: 'https://elsewhere.example' };
  const answer = await hub.app.inject({ method: 'PATCH', url: '/api/me', headers, payload: { region: 'X' } });
  expect(answer.json()).toMatchObject({ error: { code: 'wrong_origin' } });
});

test('only a coordinator disables, and the disabled person is out at once', async () => {
  const other = await hub.makeMember();
  const url = `/api/members/${other.id}/disable`;
  expect((await hub.app.inject({ method: 'POST', url, headers: member.headers })).statusCode).toBe(403);
  expect((await hub.app.inject({ method: 'POST', url, headers: coordinator.headers })).statusCode).toBe(204);
  expect((await hub.app.inject({ url: '/api/me', headers: other.headers })).statusCode).toBe(401);
});

test("errors speak the reader's language", async () => {
  const polish = await hub.app.inject({ url: '/api/me' });
  const english = await hub.app.inject({ url: '/api/me', headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  expect(polish.json().error).toEqual({ code: 'sign_in_required', message: 'Zaloguj się, aby kontynuować.' });
  expect(english.json().error.message).toBe('Sign in to continue.');
});

test('unknown fields, malformed JSON and NUL are refused', async () => {
  for (const payload of [
    '{"region":"a","admin":true}',
    '{"region":',
    '{"region":"a\\u0000"}',
    '{"region":"\\ud800"}',
  ]) {
    const answer = await hub.app.inject({
      method: 'PATCH',
      url: '/api/me',
      headers: { ...member.headers, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode, payload).toBe(400);
    expect(answer.json().error.code).toMatch(/^(invalid_input|bad_request)$/);
  }
});

test('every documented route has a summary, and the reference loads nothing from elsewhere', async () => {
  const { paths } = (await hub.app.inject({ url: '/api/openapi.json' })).json();
  for (const [path, methods] of Object.entries<Record<string, { summary?: string }>>(paths)) {
    for (const [method, route] of Object.entries(methods)) expect(route.summary, `${method} ${path}`).toBeTruthy();
  }
  const page = await hub.app.inject({ url: '/api/docs/' });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(src|href)="https?:/);
  expect((await hub.app.inject({ url: '/api/docs/js/scalar.js' })).statusCode).toBe(200);
});
