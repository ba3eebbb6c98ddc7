import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Inbox } from '../../shared/notifications/schema.ts';
import { usualSettings } from '../../shared/notifications/settings.ts';
import { createTestApp, type Method, type Person, type TestApp } from '../testing/app.ts';
import { awaitJobs } from '../testing/jobs.ts';
import { mailSome } from './mail-jobs.ts';

let hub: TestApp;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;
let meeting: Meeting;

beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());
beforeEach(async () => {
  ({ chair, member, outsider, groupId } = await hub.makeTeam());
  const payload = { ...makeTime(3), clientId: randomUUID(), groupId, title: 'Wideokonsultacja', kind: 'consultation' };
  meeting = await call(chair, 'POST', '/api/meetings', payload);
});

function makeTime(days: number) {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return { start: `${day}T14:00`, end: `${day}T15:30`, timeZone: 'Europe/Warsaw' };
}

const dayName = (days: number) =>
  new Date(Date.now() + days * 86_400_000)
    .toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
    .slice(0, 2)
    .toUpperCase();

async function call<T>(person: Person, method: Method, url: string, payload?: object): Promise<T> {
  const answer = await hub.call(person, method, url, payload);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

async function told(person: Person): Promise<string[]> {
  await awaitJobs(hub.db);
  const { items } = await call<Inbox>(person, 'GET', '/api/notifications');
  return items.flatMap(({ notices }) => notices.map(({ kind }) => kind));
}

it('tells of an invitation, another time and the end, but not those who declined', async () => {
  expect(await told(member)).toEqual(['meeting_invited']);
  expect(await told(chair)).toEqual([]);
  const change = (fields: object, revision: number) =>
    call<Meeting>(chair, 'PATCH', `/api/meetings/${meeting.id}`, { revision, ...fields });
  const renamed = await change({ title: 'Wideokonsultacja szkoły' }, meeting.revision);
  expect(await told(member)).toEqual(['meeting_invited']);
  const moved = await change(makeTime(4), renamed.revision);
  expect(await told(member)).toEqual(['meeting_changed', 'meeting_invited']);
  await call(member, 'PUT', `/api/meetings/${meeting.id}/answer`, { answer: 'no' });
  await change(makeTime(5), moved.revision);
  await call(chair, 'POST', `/api/meetings/${meeting.id}/cancel`);
  expect(await told(member)).toEqual(['meeting_changed', 'meeting_invited']);
});

it('says which date of a series was moved or called off, where it stands, and leads there', async () => {
  const series = { recurrence: { frequency: 'weekly', interval: 1, weekdays: [dayName(3)] } };
  const payload = { ...makeTime(3), ...series, clientId: randomUUID(), groupId, title: 'Dyżur', kind: 'working' };
  const { id } = await call<Meeting>(chair, 'POST', '/api/meetings', payload);
  const [second, third] = [makeTime(10), makeTime(17)];
  await call(chair, 'PUT', `/api/meetings/${id}/occurrences/${second.start}`, {});
  const { start, end } = makeTime(18);
  await call(chair, 'PUT', `/api/meetings/${id}/occurrences/${third.start}`, { start, end });
  await awaitJobs(hub.db);
  const { items } = await call<Inbox>(member, 'GET', '/api/notifications');
  const notices = items.find(({ title }) => title === 'Dyżur')?.notices ?? [];
  const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Warsaw').epochMilliseconds;
  expect(notices.map(({ kind, date, path }) => [kind, date && Date.parse(date), path])).toEqual([
    ['meeting_date_changed', at(start), `/spotkania/${id}?termin=${third.start}`],
    ['meeting_date_cancelled', at(second.start), `/spotkania/${id}?termin=${second.start}`],
    ['meeting_invited', null, `/spotkania/${id}`],
  ]);
  await call(member, 'PUT', '/api/me/notifications', { ...usualSettings, quiet: null });
  await hub.db.updateTable('notification').set({ mailAt: new Date() }).where('memberId', '=', member.id).execute();
  await mailSome(hub.app.services);
  const mails = await hub.db.selectFrom('mailMessage').select(['subject', 'text']).execute();
  const mailOf = (words: RegExp) => mails.find(({ subject }) => words.test(subject))?.text ?? '';
  expect(mailOf(/^Odwołany jeden termin spotkania – Dyżur/)).toContain(`?termin=${second.start}`);
  expect(mailOf(/^Przeniesiony termin spotkania – Dyżur/)).toContain('zamiast: ');
});

it('tells a guest who is invited by name, and nothing once they are not', async () => {
  await call(chair, 'PUT', `/api/meetings/${meeting.id}/invitations`, { memberIds: [outsider.id] });
  expect(await told(outsider)).toEqual(['meeting_invited']);
  await call(chair, 'PUT', `/api/meetings/${meeting.id}/invitations`, { memberIds: [] });
  expect(await told(outsider)).toEqual([]);
});
