import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Inbox, Unread } from '../../shared/notifications/schema.ts';
import type { Client } from '../client.ts';

export type Ids = Record<'group' | 'thread' | 'message' | 'decision' | 'task' | 'picture' | 'report', string>;

const things = ['thread', 'message', 'decision', 'task'] as const;

/** Everything that finds, lists or counts, as somebody gets it. Nothing of it may change by what others do among themselves. */
export async function everythingFound(client: Client, words: readonly string[]): Promise<Record<string, unknown>> {
  const searches = words.flatMap((word) => [
    `/api/search?q=${encodeURIComponent(word)}`,
    `/api/palette?q=${encodeURIComponent(word)}`,
  ]);
  const found: Record<string, unknown> = {};
  for (const path of [...searches, '/api/decisions', '/api/decisions/register.csv', '/api/tasks'])
    found[path] = (await client.request('GET', path)).body;
  return found;
}

const readings = (ids: Ids): string[] => [
  ...['', '/members', '/threads', '/decisions', '/decision-templates', '/tasks'].map(
    (end) => `/api/groups/${ids.group}${end}`,
  ),
  ...['', '/messages?before=9'].map((end) => `/api/threads/${ids.thread}${end}`),
  ...[`/api/messages/${ids.message}`, `/api/decisions/${ids.decision}`, `/api/tasks/${ids.task}`],
  ...[ids.picture, ids.report].map((id) => `/api/attachments/${id}/content`),
  `/api/attachments/${ids.picture}/thumbnail`,
  ...things.map((kind) => `/api/things/${kind}/${ids[kind]}/links`),
];

/** Each address answers as it does for what never was. */
export async function expectNotFound(client: Client, ids: Ids): Promise<void> {
  const never = Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()])) as Ids;
  const invented = readings(never);
  for (const [place, path] of readings(ids).entries()) {
    const [real, none] = [await client.request('GET', path), await client.request('GET', invented[place] ?? '')];
    expect(real.status, path).toBe(404);
    expect(real.body, path).toEqual(none.body);
  }
  const clientId = randomUUID();
  const message = await client.request('POST', `/api/threads/${ids.thread}/messages`, { clientId, body: 'Halo?' });
  const comment = await client.request('POST', `/api/tasks/${ids.task}/comments`, { clientId, body: 'Halo?' });
  const choice = { kind: 'stand', stand: 'for' };
  const position = { clientId, version: 1, choice };
  const ballot = await client.request('PUT', `/api/decisions/${ids.decision}/position`, position);
  expect([message.status, comment.status, ballot.status]).toEqual([404, 404, 404]);
}

/** No chip has a title, and nothing was told. */
export async function expectNotTold(client: Client, ids: Ids): Promise<void> {
  const refs = things.map((kind) => `${kind}:${ids[kind]}`).join(',');
  const chips = await client.request<{ items: unknown[] }>('GET', `/api/things?refs=${refs}`);
  expect(chips.body.items).toEqual(things.map((kind) => ({ kind, id: ids[kind], title: null, path: null })));
  const own = new Set(Object.values(ids));
  const inbox = await client.request<Inbox>('GET', '/api/notifications');
  expect(inbox.body.items.filter(({ thingId }) => own.has(thingId))).toEqual([]);
  const unread = await client.request<Unread>('GET', '/api/notifications/unread');
  expect(unread.body.items.filter(({ root }) => own.has(root.id))).toEqual([]);
  const today = JSON.stringify((await client.request('GET', '/api/today')).body);
  for (const id of own) expect(today).not.toContain(id);
}
