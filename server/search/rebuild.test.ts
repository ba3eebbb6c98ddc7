import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sources } from '../finding.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { continueRebuild, restartRebuild } from './rebuild.ts';
import { type Rebuild, readRebuild } from './rebuild-queries.ts';

let hub: TestApp;
beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());

/** Every entry as text, apart from when it was written. */
async function readEntries(): Promise<string[]> {
  const { rows } = await sql<{ entry: string }>`
    select (to_jsonb(e) - 'indexed_at')::text as entry from search_entry e order by kind, id`.execute(hub.db);
  return rows.map(({ entry }) => entry);
}

async function writeAll() {
  const { member, groupId } = await hub.makeTeam();
  const post = async (url: string, payload: object) => {
    const answer = await hub.call(member, 'POST', url, { clientId: randomUUID(), ...payload });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const title = 'Narada o szkole';
  const thread = await post(`/api/groups/${groupId}/threads`, { title, label: 'TLP:AMBER', body: 'Pierwsza' });
  const gone = await post(`/api/threads/${thread}/messages`, { body: 'Do usunięcia' });
  await hub.call(member, 'DELETE', `/api/messages/${gone}`);
  const time = { start: '2026-12-01T10:00', end: '2026-12-01T11:00', timeZone: 'Europe/Warsaw' };
  await post('/api/meetings', { title, kind: 'working', groupId, ...time });
  await post(`/api/groups/${groupId}/drafts`, { title, kind: 'recommendation', level: 'local', label: 'TLP:GREEN' });
  return { member, thread };
}

it('makes the same index that the writers keep, and takes out what should not be in it', async () => {
  await writeAll();
  const kept = await readEntries();
  expect(kept.length).toBeGreaterThanOrEqual(8);
  await sql`
    insert into search_entry (kind, id, indexed_at, created_at, title, body, title_keys, keys)
    values ('task', gen_random_uuid(), now() - interval '1 day', now(), 'Widmo', '', '', '')`.execute(hub.db);
  await sql`delete from search_entry where kind = 'message'`.execute(hub.db);
  const told: Rebuild[] = [];
  await restartRebuild(hub.db, sources);
  await continueRebuild(hub.db, sources, (state) => told.push(state));
  expect(await readEntries()).toEqual(kept);
  expect(told.at(-1)).toMatchObject({ done: kept.length, finishedAt: expect.any(Date) });
});

it('goes on where it was stopped, two at once, beside somebody who writes', async () => {
  const { member, thread } = await writeAll();
  await restartRebuild(hub.db, sources);
  const stop = new Error('killed');
  let batches = 0;
  const killed = continueRebuild(hub.db, sources, () => {
    batches += 1;
    if (batches === 3) throw stop;
  });
  await expect(killed).rejects.toBe(stop);
  expect((await readRebuild(hub.db))?.finishedAt).toBeNull();
  const writing = Array.from({ length: 10 }, (_, count) =>
    hub.call(member, 'POST', `/api/threads/${thread}/messages`, { clientId: randomUUID(), body: `Słowo ${count}` }),
  );
  await Promise.all([continueRebuild(hub.db, sources), continueRebuild(hub.db, sources), ...writing]);
  const once = await readEntries();
  await restartRebuild(hub.db, sources);
  await continueRebuild(hub.db, sources);
  expect(await readEntries()).toEqual(once);
});
