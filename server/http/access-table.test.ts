import type { HTTPMethods, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undeclaredEvents } from '../testing/access/events.ts';
import { trySocket } from '../testing/access/sockets.ts';
import { accessTable, addressOf, routeKeys } from '../testing/access/table.ts';
import { createWorld, personas, type World } from '../testing/access/world.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let world: World;
let origin: string;
const routes: RouteOptions[] = [];

beforeAll(async () => {
  hub = await createTestApp({ env: { SAMPLE: 'on' }, onRoute: (route) => routes.push(route) });
  origin = await hub.listen();
  world = await createWorld(hub);
});
afterAll(() => hub.close());

test('every route has a row in the access table, and every row a route', () => {
  expect(routeKeys(routes)).toEqual(Object.keys(accessTable).sort());
});

describe.for(Object.entries(accessTable))('%s', ([key, { who, ask, passes = [], socket }]) => {
  test.for(personas)('%s', async (persona) => {
    const asked = (await ask?.(world, persona)) ?? {};
    const url = addressOf(key, asked);
    if (socket) {
      const person = persona === 'nobody' ? null : world.people[persona];
      return expect(await trySocket({ origin, path: url, person, hello: socket() })).toBe(who[persona]);
    }
    const answer = await world.as(persona, {
      method: key.split(' ')[0] as HTTPMethods & 'GET',
      url,
      ...(asked.headers ? { headers: asked.headers } : {}),
      ...(asked.body === undefined ? {} : { payload: asked.body as object }),
    });
    if (who[persona] === 'ok' && passes.includes(answer.statusCode)) return;
    if (who[persona] === 'ok') return expect(answer.statusCode, answer.body).toBeLessThan(400);
    expect(answer.statusCode, answer.body).toBe(who[persona]);
    expect(answer.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

test('every event that all of this wrote is as its schema says', async () => {
  expect(await undeclaredEvents(hub.db)).toEqual([]);
  const { count } = await hub.db
    .selectFrom('topicEvent')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(100);
});
