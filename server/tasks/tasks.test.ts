import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskEvents } from '../../shared/tasks/events.ts';
import type { Task, TaskComment, TaskPage } from '../../shared/tasks/schema.ts';
import { eventsSince } from '../realtime/log.ts';
import { undeclaredEvents } from '../testing/access/events.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { remindOfTasks } from './reminders.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let observer: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  hub = await createTestApp();
  const make = () => hub.makeMember();
  [chair, member, observer, outsider] = await Promise.all([make(), make(), make(), make()]);
  groupId = await hub.makeGroup({ chair, member, observer });
});
afterAll(() => hub.close());

async function ask<T>(person: Person, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
  const options = { method, url: `/api${path}`, headers: person.headers, ...(payload ? { payload } : {}) };
  const answer = await hub.app.inject(options);
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T };
}

const fields = (more: object = {}) => ({
  clientId: randomUUID(),
  title: 'Przygotuj projekt',
  label: 'TLP:AMBER',
  ...more,
});
const make = async (more: object = {}, person = member) =>
  (await ask<Task>(person, 'POST', `/groups/${groupId}/tasks`, fields(more))).body;
const change = (id: string, part: object, person = member) => ask<Task>(person, 'PATCH', `/tasks/${id}`, part);
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a task sent twice is made once; an outsider finds none', async () => {
  const payload = fields({ dueOn: '2026-12-24', ownerIds: [member.id, chair.id] });
  const send = () => ask<Task>(member, 'POST', `/groups/${groupId}/tasks`, payload);
  const [first, again] = [await send(), await send()];
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(first.body);
  expect(first.body).toMatchObject({ state: 'open', dueOn: '2026-12-24', closedAt: null, comments: 0 });
  expect(first.body.owners.map(({ id }) => id).sort()).toEqual([member.id, chair.id].sort());
  expect((await ask(outsider, 'GET', `/tasks/${first.body.id}`)).status).toBe(404);
  expect((await ask(outsider, 'POST', `/groups/${groupId}/tasks`, payload)).status).toBe(404);
});

test('of two who write at once one is told; what is moved meanwhile is no conflict', async () => {
  const { id, revision } = await make({ note: 'Na początku' });
  expect((await change(id, { note: 'Bez rewizji' })).status).toBe(400);
  expect((await change(id, { state: 'doing' }, chair)).body.revision).toBe(revision);
  const both = await Promise.all(
    [member, chair].map((person) => change(id, { note: `Od ${person.id}`, revision }, person)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const kept = both.find(({ status }) => status === 200)?.body;
  const { task } = (await ask<TaskPage>(member, 'GET', `/tasks/${id}`)).body;
  expect([task.note, task.revision]).toEqual([kept?.note, revision + 1]);
  expect((await change(id, { ownerIds: [chair.id] })).body.revision).toBe(revision + 2);
  expect((await change(id, { title: task.title, note: task.note, revision: revision + 2 })).body.revision).toBe(
    revision + 2,
  );
});

test('a day that there is not is refused', async () => {
  expect((await ask(member, 'POST', `/groups/${groupId}/tasks`, fields({ dueOn: '2027-02-30' }))).status).toBe(400);
  expect((await change((await make()).id, { dueOn: '2027-02-29' })).status).toBe(400);
  expect((await make({ dueOn: '2028-02-29' })).dueOn).toBe('2028-02-29');
});

test('only people of the group take it, and observers do not', async () => {
  for (const person of [outsider, observer])
    expect(
      (await ask(member, 'POST', `/groups/${groupId}/tasks`, fields({ ownerIds: [person.id] }))).body,
    ).toMatchObject({
      error: { code: 'task_owner' },
    });
  const { id } = await make();
  expect((await change(id, { state: 'done' }, observer)).status).toBe(403);
});

test('closing and opening it again; the label is relaxed by its author or the chair, with a reason', async () => {
  const { id } = await make({ label: 'TLP:AMBER+STRICT' }, chair);
  expect((await change(id, { state: 'done' })).body.closedAt).not.toBeNull();
  expect((await change(id, { state: 'doing' })).body.closedAt).toBeNull();
  expect((await change(id, { label: 'TLP:GREEN', reason: 'Można' })).status).toBe(403);
  expect((await change(id, { label: 'TLP:GREEN' }, chair)).status).toBe(400);
  expect((await change(id, { label: 'TLP:GREEN', reason: ' ' }, chair)).status).toBe(400);
  expect((await change(id, { label: 'TLP:GREEN', reason: 'Można' }, chair)).body.label).toBe('TLP:GREEN');
  expect((await change(id, { label: 'TLP:AMBER' })).body.label).toBe('TLP:AMBER');
  const deeds = hub.db.selectFrom('auditEntry').select(['action', 'actorId', 'detail']).where('thingId', '=', id);
  expect(await deeds.execute()).toEqual([
    {
      ...{ action: 'task.relabelled', actorId: chair.id },
      detail: { from: 'TLP:AMBER+STRICT', to: 'TLP:GREEN', reason: 'Można' },
    },
    { action: 'task.relabelled', actorId: member.id, detail: { from: 'TLP:GREEN', to: 'TLP:AMBER', reason: '' } },
  ]);
});

test('it is tied to what it was made of, unless one may not read that', async () => {
  const thread = fields({ title: 'Wątek', body: 'Treść' });
  const made = await ask<{ id: string }>(member, 'POST', `/groups/${groupId}/threads`, thread);
  const from = { kind: 'thread', id: made.body.id };
  const task = await make({ from });
  const links = await ask<{ results: object[] }>(member, 'GET', `/things/thread/${from.id}/links`);
  expect(links.body.results).toContainEqual({
    kind: 'task',
    id: task.id,
    title: task.title,
    path: `/zadania/${task.id}`,
  });
  const away = { kind: 'thread', id: randomUUID() };
  expect((await ask(member, 'POST', `/groups/${groupId}/tasks`, fields({ from: away }))).status).toBe(404);
});

test('comments come once, and go with their words', async () => {
  const { id } = await make();
  const comment = { clientId: randomUUID(), body: 'Kończę jutro' };
  const send = () => ask<TaskComment>(member, 'POST', `/tasks/${id}/comments`, comment);
  const [first, again] = [await send(), await send()];
  expect(again.body).toEqual(first.body);
  expect((await ask<TaskPage>(chair, 'GET', `/tasks/${id}`)).body).toMatchObject({
    task: { comments: 1 },
    comments: [first.body],
  });
  expect((await ask(chair, 'DELETE', `/tasks/${id}/comments/${first.body.id}`)).status).toBe(204);
  expect((await ask<TaskPage>(chair, 'GET', `/tasks/${id}`)).body).toMatchObject({
    task: { comments: 0 },
    comments: [],
  });
  const { rows } = await sql`select body from task_comment where id = ${first.body.id}`.execute(hub.db);
  expect(rows).toEqual([{ body: '' }]);
  const told = await eventsSince(hub.db, `group:${groupId}`, 0, 10_000);
  expect(JSON.stringify(told)).not.toContain(comment.body);
  expect((await send()).status).toBe(409);
});

test('mine are those I own and have not closed, the soonest first', async () => {
  const later = await make({ ownerIds: [chair.id], dueOn: dayFromNow(40) });
  const late = await make({ ownerIds: [chair.id], dueOn: dayFromNow(-3) });
  const closed = await make({ ownerIds: [chair.id] });
  await change(closed.id, { state: 'dropped' });
  const mine = (await ask<{ items: (Task & { overdue: boolean })[] }>(chair, 'GET', '/tasks')).body.items;
  const ids = mine.map(({ id }) => id);
  expect(ids.indexOf(late.id)).toBeLessThan(ids.indexOf(later.id));
  expect(ids).not.toContain(closed.id);
  expect(mine.find(({ id }) => id === late.id)?.overdue).toBe(true);
});

test('owners are told once of a task, before its day and after; then those who coordinate, too', async () => {
  const due = await make({ ownerIds: [chair.id], dueOn: dayFromNow(1) });
  const late = await make({ ownerIds: [member.id], dueOn: dayFromNow(-2) }, chair);
  const hour = new Date().getUTCHours();
  // A zone in which it is noon now, whenever this test runs.
  const zone = `Etc/GMT${hour >= 12 ? '+' : '-'}${Math.abs(hour - 12)}`;
  await sql`update working_group set time_zone = ${zone} where id = ${groupId}`.execute(hub.db);
  await remindOfTasks(hub.db);
  await remindOfTasks(hub.db);
  const told = async (id: string) =>
    (await hub.db.selectFrom('notification').select(['kind', 'memberId']).where('thingId', '=', id).execute()).map(
      ({ kind, memberId }) => `${kind} ${memberId}`,
    );
  expect((await told(due.id)).sort()).toEqual([`task_assigned ${chair.id}`, `task_due ${chair.id}`]);
  expect((await told(late.id)).sort()).toEqual(
    [`task_assigned ${member.id}`, `task_overdue ${member.id}`, `task_overdue ${chair.id}`].sort(),
  );
});

test('every event fits its schema, and the snapshot with the events is the state fetched anew', async () => {
  const { body: before } = await ask<{ items: Task[]; seq: number }>(chair, 'GET', `/groups/${groupId}/tasks`);
  const state = new Map(before.items.map((task) => [task.id, task]));
  const task = await make();
  await change(task.id, { revision: 1, title: 'Inny tytuł', state: 'doing', ownerIds: [chair.id] });
  const { body: comment } = await ask<TaskComment>(member, 'POST', `/tasks/${task.id}/comments`, {
    clientId: randomUUID(),
    body: 'Tak',
  });
  const seen = new Set((await eventsSince(hub.db, `group:${groupId}`, before.seq, 100)).map(({ type }) => type));
  await ask(member, 'DELETE', `/tasks/${task.id}/comments/${comment.id}`);
  for (const { type, payload } of await eventsSince(hub.db, `group:${groupId}`, before.seq, 100)) {
    seen.add(type);
    const event = payload as { task: Task };
    state.set(event.task.id, event.task);
  }
  expect([...seen].sort()).toEqual(Object.keys(taskEvents).sort());
  const { body: after } = await ask<{ items: Task[] }>(chair, 'GET', `/groups/${groupId}/tasks`);
  const byId = (a: Task, b: Task) => (a.id < b.id ? -1 : 1);
  expect([...state.values()].sort(byId)).toEqual(after.items.sort(byId));
  expect(await undeclaredEvents(hub.db)).toEqual([]);
});
