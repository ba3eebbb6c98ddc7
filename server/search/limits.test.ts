import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchAnswer } from '../../shared/search/schema.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let team: Awaited<ReturnType<TestApp['makeTeam']>>;

beforeAll(async () => {
  hub = await createTestApp();
  team = await hub.makeTeam();
});
afterAll(() => hub.close());

it('in: a thread by its title is found among however many that one may not see', async () => {
  const elsewhere = await hub.makeGroup({ chair: team.outsider });
  await sql`
    insert into search_entry (kind, id, group_id, created_at, name, title, body, title_keys, keys)
    select 'thread', id, ${elsewhere}, now() + n * interval '1 second', 'narada', 'Narada', '', '', ''
    from (select gen_random_uuid() as id, n from generate_series(1, 400) n) made`.execute(hub.db);
  const thread = { clientId: randomUUID(), title: 'Narada', label: 'TLP:AMBER', body: 'Rozmowa o bażantach.' };
  await hub.call(team.member, 'POST', `/api/groups/${team.groupId}/threads`, thread);
  const ask = async (person: typeof team.member) => {
    const answer = await hub.call(person, 'GET', `/api/search?${new URLSearchParams({ q: 'bażant w:narada' })}`);
    return answer.json<SearchAnswer>().groups.map(({ kind, total }) => [kind, total]);
  };
  expect(await ask(team.member)).toEqual([['message', 1]]);
  expect(await ask(team.outsider)).toEqual([]);
});
