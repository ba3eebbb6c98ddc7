import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupEvents, ownGroupEvents } from '../../shared/groups/events.ts';
import type { GroupMember } from '../../shared/groups/schema.ts';
import { disableMember } from '../accounts/actions.ts';
import { eventsSince } from '../realtime/log.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let newcomer: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member, newcomer] = await Promise.all([hub.makeMember(), hub.makeMember(), hub.makeMember()]);
  groupId = await hub.makeGroup({ chair, member });
});
afterAll(() => hub.close());

const schemas = new Map(
  Object.entries({ ...groupEvents, ...ownGroupEvents }).map(([type, schema]) => [type, Compile(schema)]),
);

async function change(method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<void> {
  const answer = await hub.app.inject({
    method,
    url: `/api/groups/${groupId}${path}`,
    headers: chair.headers,
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode).toBeLessThan(300);
}

async function rename(person: Person, displayName: string): Promise<void> {
  const request = { method: 'PATCH', url: '/api/me', headers: person.headers, payload: { displayName } } as const;
  expect((await hub.app.inject(request)).statusCode).toBe(200);
}

async function members(): Promise<GroupMember[]> {
  return (await hub.app.inject({ url: `/api/groups/${groupId}/members`, headers: chair.headers })).json().items;
}

test('every event fits its schema, and the snapshot with the events is the state fetched anew', async () => {
  const state = new Map((await members()).map((person) => [person.id, person]));
  let named = {};
  await change('PATCH', '', { name: 'Nowa nazwa', mandate: 'Nowy mandat' });
  await change('POST', '/members', { memberId: newcomer.id, role: 'observer' });
  await change('PATCH', `/members/${newcomer.id}`, { role: 'rapporteur' });
  await change('DELETE', `/members/${member.id}`);
  await rename(newcomer, 'Ekspertka pod nowym imieniem');
  const disabled = await hub.makeMember();
  await change('POST', '/members', { memberId: disabled.id, role: 'member' });
  await disableMember(hub.db, disabled.id);
  const seen = new Set<string>();
  for (const { type, payload } of await eventsSince(hub.db, `group:${groupId}`, 0, 100)) {
    expect(schemas.get(type)?.Check(payload), type).toBe(true);
    seen.add(type);
    const event = payload as GroupMember & { memberId: string };
    if (type === 'group.changed') named = event;
    if (type === 'member.joined' || type === 'member.changed') state.set(event.id, event);
    if (type === 'member.left') state.delete(event.memberId);
    const known = state.get(event.memberId);
    if (type === 'member.role_changed' && known) state.set(known.id, { ...known, role: event.role });
  }
  expect([...seen].sort()).toEqual(Object.keys(groupEvents).sort());
  const byId = (a: GroupMember, b: GroupMember) => (a.id < b.id ? -1 : 1);
  expect([...state.values()].sort(byId)).toEqual((await members()).sort(byId));
  expect((await hub.app.inject({ url: `/api/groups/${groupId}`, headers: chair.headers })).json()).toMatchObject(named);
});

test('the person concerned hears of it on their own topic', async () => {
  const heard = [
    ...(await eventsSince(hub.db, `member:${newcomer.id}`, 0, 10)),
    ...(await eventsSince(hub.db, `member:${member.id}`, 0, 10)),
  ];
  for (const { type, payload } of heard) expect(schemas.get(type)?.Check(payload), type).toBe(true);
  expect(heard.map(({ type }) => type)).toEqual(['group.joined', 'group.role_changed', 'group.left']);
});
