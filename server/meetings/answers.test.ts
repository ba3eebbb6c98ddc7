import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingEvents } from '../../shared/meetings/events.ts';
import type { Invitee, Meeting } from '../../shared/meetings/schema.ts';
import type { Person, TestApp } from '../testing/app.ts';
import { type MeetingCalls, startMeetings, weekly } from '../testing/meetings.ts';
import { listAwaitingAnswer, listUpcomingMeetings } from './list-actions.ts';

let hub: TestApp;
let calls: MeetingCalls;
let chair: Person;
let member: Person;
let observer: Person;
let guest: Person;

beforeAll(async () => {
  ({ hub, calls, chair, member, observer, guest } = await startMeetings());
});
afterAll(() => hub.close());

describe('a series', () => {
  it('lists its dates, one moved, one cancelled', async () => {
    const { id } = await calls.create(member, weekly);
    const at = `/api/meetings/${id}/occurrences`;
    const moved = { start: '2031-11-28T09:00', end: '2031-11-28T10:00' };
    expect(await calls.status(member, 'PUT', `${at}/2031-11-27T14:00`, moved)).toBe(200);
    const cancelled: Meeting = (await calls.call(chair, 'PUT', `${at}/2031-12-04T14:00`, {})).json();
    expect(cancelled.sequence).toBe(2);
    expect(cancelled.exceptions.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await calls.listed(observer, id)).map((one) => [one.startsAt, one.moved, one.cancelled])).toEqual([
      ['2031-11-20T13:00:00.000Z', false, false],
      ['2031-11-28T08:00:00.000Z', true, false],
      ['2031-12-04T13:00:00.000Z', false, true],
      ['2031-12-11T13:00:00.000Z', false, false],
    ]);
    expect(await calls.status(member, 'DELETE', `${at}/2031-12-04T14:00`)).toBe(200);
    expect((await calls.read(member, id)).occurrences.some((one) => one.cancelled)).toBe(false);
    expect(await calls.status(member, 'PUT', `${at}/2031-11-26T14:00`, {})).toBe(404);
    expect(await calls.status(member, 'PUT', `${at}/2031-12-11T14:00`, { start: '2031-12-12T14:00' })).toBe(400);
    expect(await calls.status(observer, 'PUT', `${at}/2031-12-11T14:00`, {})).toBe(403);
  });

  it('keeps exceptions whose day remains when the hour changes', async () => {
    const { id } = await calls.create(member, weekly);
    await calls.call(member, 'PUT', `/api/meetings/${id}/occurrences/2031-11-27T14:00`, {});
    const change = { revision: 2, start: '2031-11-20T16:00', end: '2031-11-20T17:00' };
    const meeting: Meeting = (await calls.call(member, 'PATCH', `/api/meetings/${id}`, change)).json();
    expect(meeting.exceptions.map((exception) => exception.original)).toEqual(['2031-11-27T16:00']);
    const single: Meeting = (
      await calls.call(member, 'PATCH', `/api/meetings/${id}`, { revision: 3, recurrence: null })
    ).json();
    expect(single.exceptions).toEqual([]);
  });
});

describe('answers and invitations', () => {
  it('observers and guests answer too, and everybody sees it', async () => {
    const { id } = await calls.create(member, { memberIds: [guest.id] });
    for (const [person, answer] of [
      [observer, 'no'],
      [guest, 'maybe'],
      [observer, 'yes'],
    ] as const) {
      expect(await calls.status(person, 'PUT', `/api/meetings/${id}/answer`, { answer })).toBe(200);
    }
    const { people } = await calls.read(chair, id);
    const answerOf = (person: Person) => people.find((one) => one.memberId === person.id)?.answer;
    expect([answerOf(observer), answerOf(guest), answerOf(chair)]).toEqual(['yes', 'maybe', null]);
    expect(await calls.eventTypes(`meeting:${id}`)).toEqual(['meeting.created', ...Array(3).fill('meeting.answered')]);
    expect(await calls.status(chair, 'PUT', `/api/meetings/${id}/answer`, { answer: 'perhaps' })).toBe(400);
  });

  it('inviting and uninviting by name, the organiser always stays', async () => {
    const { id } = await calls.create(member);
    const invite = async (memberIds: string[]): Promise<Invitee[]> =>
      (await calls.call(member, 'PUT', `/api/meetings/${id}/invitations`, { memberIds })).json().items;
    expect(
      (await invite([guest.id]))
        .filter((one) => one.named)
        .map((one) => one.memberId)
        .sort(),
    ).toEqual([guest.id, member.id].sort());
    expect(await calls.status(guest, 'GET', `/api/meetings/${id}`)).toBe(200);
    await invite([]);
    expect(await calls.status(guest, 'GET', `/api/meetings/${id}`)).toBe(404);
    const ofMeetings = (await calls.eventTypes(`member:${guest.id}`)).filter((type) => type.startsWith('meeting.'));
    expect(ofMeetings.slice(-2)).toEqual(['meeting.created', 'meeting.removed']);
    expect(await calls.status(observer, 'PUT', `/api/meetings/${id}/invitations`, { memberIds: [] })).toBe(403);
  });

  it('who has left the group can be invited as a guest; the organiser who left does not come back by that', async () => {
    const [leaver, organiser] = [await hub.makeMember(), await hub.makeMember()];
    const groupId = await hub.makeGroup({ chair, member: [leaver, organiser] });
    const { id } = await calls.create(organiser, { groupId, memberIds: [leaver.id] });
    const left = hub.db.deleteFrom('groupMember').where('memberId', 'in', [leaver.id, organiser.id]);
    await left.where('groupId', '=', groupId).execute();
    expect(await calls.status(leaver, 'GET', `/api/meetings/${id}`)).toBe(404);
    const memberIds = [leaver.id, organiser.id];
    expect(await calls.status(chair, 'PUT', `/api/meetings/${id}/invitations`, { memberIds })).toBe(200);
    expect(await calls.status(leaver, 'GET', `/api/meetings/${id}`)).toBe(200);
    expect(await calls.status(organiser, 'GET', `/api/meetings/${id}`)).toBe(404);
  });

  it('meetings of the same people change at the same time without waiting for each other in a ring', async () => {
    const people = { memberIds: [chair.id, observer.id] };
    const made = await Promise.all(Array.from({ length: 8 }, () => calls.create(member, people)));
    const changes = made.map(({ id, revision }, index) => {
      const change = index % 2 ? { title: 'Inny tytuł' } : { label: 'TLP:RED' };
      return calls.status(member, 'PATCH', `/api/meetings/${id}`, { revision, ...change });
    });
    expect(await Promise.all(changes)).toEqual(Array(8).fill(200));
  });

  it('the Chatham House Rule stays once it has begun, and may go before', async () => {
    const begun = await calls.create(member, { chatham: true, start: '2024-11-20T14:00', end: '2024-11-20T15:30' });
    const change = { revision: begun.revision, chatham: false };
    expect(await calls.status(member, 'PATCH', `/api/meetings/${begun.id}`, change)).toBe(403);
    const coming = await calls.create(member, { chatham: true });
    expect(
      await calls.status(member, 'PATCH', `/api/meetings/${coming.id}`, { revision: coming.revision, chatham: false }),
    ).toBe(200);
  });

  it('what comes next, and what waits for an answer', async () => {
    const person = await hub.makeMember();
    const own = await hub.makeGroup({ chair, member: person });
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const at = { groupId: own, start: `${soon}T10:00`, end: `${soon}T11:00`, timeZone: 'UTC' };
    const first = await calls.create(chair, at);
    const second = await calls.create(chair, {
      ...at,
      start: `${soon}T09:00`,
      recurrence: { frequency: 'weekly', interval: 1, weekdays: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
    });
    const actor = {
      ...person,
      locale: 'pl',
      hubRole: 'member',
      scope: 'read',
      timeZone: 'UTC',
      via: { kind: 'session', id: '' },
    } as const;
    const ids = async () => (await listAwaitingAnswer(hub.db, actor, { limit: 10 })).map((one) => one.meetingId);
    expect(await ids()).toEqual([second.id, first.id]);
    await calls.call(person, 'PUT', `/api/meetings/${second.id}/answer`, { answer: 'no' });
    expect(await ids()).toEqual([first.id]);
    expect((await listUpcomingMeetings(hub.db, actor, { limit: 1 })).map((one) => one.meetingId)).toEqual([first.id]);
  });
});

it('every event carries what its schema says', async () => {
  const events = await hub.db
    .selectFrom('topicEvent')
    .select(['type', 'payload'])
    .where('type', 'like', 'meeting.%')
    .execute();
  const types = new Set(events.map((event) => event.type));
  expect(types).toEqual(
    new Set(['meeting.created', 'meeting.changed', 'meeting.answered', 'meeting.people_changed', 'meeting.removed']),
  );
  for (const { type, payload } of events) {
    expect(Value.Errors(meetingEvents[type as keyof typeof meetingEvents], payload), type).toEqual([]);
  }
});
