import type { HTTPMethods } from 'fastify';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../testing/access/digest.ts';
import { type Spoiled, spoil } from '../testing/access/spoil.ts';
import { accessTable, addressOf } from '../testing/access/table.ts';
import { createWorld, type Persona, type World } from '../testing/access/world.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { awaitJobs } from '../testing/jobs.ts';
import { ErrorBody } from './errors.ts';

let hub: TestApp;
let world: World;

beforeAll(async () => {
  hub = await createTestApp({ env: { SAMPLE: 'on' }, clock: false });
  world = await createWorld(hub);
});
afterAll(() => hub.close());

/** Who may do everything there: a mistake must not be hidden behind a missing right. */
function mightiest(who: Record<Persona, unknown>): Persona {
  const order: Persona[] = ['chair', 'member', 'hubCoordinator', 'outsider'];
  return order.find((persona) => who[persona] === 'ok') ?? 'chair';
}

function send(persona: Persona, key: string, { ask, payload, contentType }: Spoiled) {
  const text = payload ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
  return world.as(persona, {
    method: key.split(' ')[0] as HTTPMethods & 'GET',
    url: addressOf(key, ask),
    headers: {
      ...ask.headers,
      ...(text === undefined
        ? {}
        : { 'content-type': contentType ?? ask.headers?.['content-type'] ?? 'application/json' }),
    },
    ...(text === undefined ? {} : { payload: text }),
  });
}

function isUniform(body: string): boolean {
  return Value.Check(ErrorBody, JSON.parse(body));
}

const routes = Object.entries(accessTable).filter(([, { socket }]) => !socket);

describe('bad input is refused with the uniform error and changes nothing', () => {
  test.for(routes)('%s', async ([key, { who, ask }]) => {
    const persona = mightiest(who);
    const right = (await ask?.(world, persona)) ?? {};
    await awaitJobs(hub.db);
    const before = await digestOf(hub.db);
    const wrong: string[] = [];
    for (const spoiled of spoil(right, key.split(' ')[0] ?? '')) {
      const answer = await send(persona, key, spoiled);
      if (answer.statusCode < 400 || answer.statusCode >= 500 || !isUniform(answer.body))
        wrong.push(`${spoiled.how} → ${answer.statusCode} ${answer.body.slice(0, 120)}`);
    }
    expect(wrong).toEqual([]);
    expect(await digestOf(hub.db)).toEqual(before);
  });
});
