import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Today } from '../../shared/today/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;
let meetingId: string;

beforeAll(async () => {
  hub = await createTestApp();
  [chair, member, outsider] = [await hub.makeMember(), await hub.makeMember(), await hub.makeMember()];
  groupId = await hub.makeGroup({ chair, member });
  meetingId = (await post(chair, '/api/meetings', meeting())).id;
  await post(chair, `/api/groups/${groupId}/threads`, {
    clientId: randomUUID(),
    title: 'Plan pracy',
    label: 'TLP:GREEN',
    body: 'Proszę dopisywać tematy.',
  });
});
afterAll(() => hub.close());

function meeting() {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const time = { start: `${day}T14:00`, end: `${day}T15:30`, timeZone: 'Europe/Warsaw' };
  return { clientId: randomUUID(), groupId, title: 'Wideokonsultacja', kind: 'consultation', ...time };
}

async function post(person: Person, url: string, payload: object) {
  const answer = await hub.app.inject({ method: 'POST', url, headers: person.headers, payload });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

async function today(person: Person): Promise<Today> {
  return (await hub.app.inject({ url: '/api/today', headers: person.headers })).json<Today>();
}

it('shows the next meeting, what waits and what is new', async () => {
  const { next, toAnswer, threads, days } = await today(member);
  expect(next?.occurrence.meetingId).toBe(meetingId);
  expect(next?.people.map(({ memberId }) => memberId)).toContain(member.id);
  expect(toAnswer.map((occurrence) => occurrence.meetingId)).toEqual([meetingId]);
  expect(threads.map(({ title, groupName }) => ({ title, groupName }))).toEqual([
    { title: 'Plan pracy', groupName: expect.any(String) },
  ]);
  expect(days.map((occurrence) => occurrence.meetingId)).toEqual([meetingId]);
});

it('is empty for somebody without a group', async () => {
  expect(await today(outsider)).toEqual({
    next: null,
    toAnswer: [],
    toConfirm: [],
    toVote: [],
    toReview: [],
    tasks: [],
    threads: [],
    days: [],
  });
});

it('lets go of a meeting that was declined', async () => {
  await hub.app.inject({
    method: 'PUT',
    url: `/api/meetings/${meetingId}/answer`,
    headers: member.headers,
    payload: { answer: 'no' },
  });
  expect(await today(member)).toMatchObject({ next: null, toAnswer: [], days: [] });
});
