import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import type { Person, TestApp } from '../testing/app.ts';
import { type MeetingCalls, startMeetings, weekly } from '../testing/meetings.ts';

let hub: TestApp;
let calls: MeetingCalls;
let chair: Person;
let member: Person;
let observer: Person;
let guest: Person;
let groupId: string;

beforeAll(async () => {
  ({ hub, calls, chair, member, observer, guest, groupId } = await startMeetings());
});
afterAll(() => hub.close());

describe('a change', () => {
  it('to RED leaves the log of the group though all of it are named: who joins later does not read it there', async () => {
    const { id, revision } = await calls.create(chair, { memberIds: [member.id, observer.id] });
    expect(await calls.status(chair, 'PATCH', `/api/meetings/${id}`, { revision, label: 'TLP:RED' })).toBe(200);
    const log = hub.db.selectFrom('topicEvent').select('payload').where('topic', '=', `group:${groupId}`);
    const told = (await log.execute()).map(({ payload }) => JSON.stringify(payload));
    expect(told.filter((payload) => payload.includes(id) && payload.includes('title'))).toEqual([]);
  });

  it('lets more people read what is RED by its organiser or the chair, with a reason that is written down', async () => {
    const { id } = await calls.create(member, { label: 'TLP:RED', memberIds: [chair.id, observer.id] });
    const invite = (person: Person, more: object) =>
      calls.status(person, 'PUT', `/api/meetings/${id}/invitations`, more);
    const memberIds = [chair.id, observer.id, guest.id];
    await hub.db.updateTable('groupMember').set({ role: 'coordinator' }).where('memberId', '=', observer.id).execute();
    expect(await invite(observer, { memberIds, reason: 'Chcę' })).toBe(403);
    expect(await invite(chair, { memberIds })).toBe(400);
    expect(await calls.status(guest, 'GET', `/api/meetings/${id}`)).toBe(404);
    expect(await invite(chair, { memberIds, reason: 'Zna tę szkołę' })).toBe(200);
    expect(await calls.status(guest, 'GET', `/api/meetings/${id}`)).toBe(200);
    expect(await invite(observer, { memberIds: [chair.id, observer.id] })).toBe(200);
    await hub.db.updateTable('groupMember').set({ role: 'observer' }).where('memberId', '=', observer.id).execute();
    const deeds = await hub.db
      .selectFrom('auditEntry')
      .select(['action', 'detail'])
      .where('thingId', '=', id)
      .execute();
    expect(deeds).toEqual([{ action: 'meeting.widened', detail: { added: 1, reason: 'Zna tę szkołę' } }]);
  });

  it('stores the zone as IANA spells it, and takes another spelling for no change of time', async () => {
    const made = await calls.create(chair, { timeZone: 'europe/STOCKHOLM' });
    expect(made.timeZone).toBe('Europe/Stockholm');
    const change = async (more: object) => (await calls.call(chair, 'PATCH', `/api/meetings/${made.id}`, more)).json();
    const same = await change({ revision: 1, timeZone: 'EUROPE/stockholm' });
    expect(same).toMatchObject({ timeZone: 'Europe/Stockholm', sequence: made.sequence });
    const moved = await change({ revision: 2, timeZone: 'asia/calcutta' });
    expect(moved).toMatchObject({ timeZone: 'Asia/Calcutta', sequence: made.sequence + 1 });
    expect(await calls.status(chair, 'PATCH', `/api/meetings/${made.id}`, { revision: 3, timeZone: 'Mars/Base' })).toBe(
      400,
    );
  });

  it('of the words of a series alone raises no SEQUENCE, though the form sends its rule again', async () => {
    const { id, revision, recurrence } = await calls.create(chair, weekly);
    const words = { revision, title: 'Inaczej', ...weekly };
    const answer = await calls.call(chair, 'PATCH', `/api/meetings/${id}`, words);
    expect(answer.json()).toMatchObject({ title: 'Inaczej', sequence: 0, recurrence });
  });

  it('of the hour keeps the exceptions, the room and the address of each date', async () => {
    const { id, revision } = await calls.create(chair, weekly);
    const dated = async (occurrence: string) =>
      (await calls.call(chair, 'GET', `/api/meetings/${id}?occurrence=${occurrence}`)).json().occurrences;
    const later = { revision, start: '2031-11-20T14:15', end: '2031-11-20T15:45' };
    const room = async () =>
      (await calls.call(member, 'POST', `/api/meetings/${id}/room`, { occurrence: '2031-12-04T14:00' })).json();
    const before = await room();
    expect((await calls.call(chair, 'PATCH', `/api/meetings/${id}`, later)).statusCode).toBe(200);
    expect(await room()).toMatchObject({ id: before.id, startsAt: '2031-12-04T13:15:00.000Z' });
    expect(await dated('2031-12-04T14:00')).toContainEqual(
      expect.objectContaining({ original: '2031-12-04T14:15', meetingId: id }),
    );
    const other = { revision: revision + 1, recurrence: { ...weekly.recurrence, weekdays: ['FR'] } };
    const moved = { ...other, start: '2031-11-21T14:15', end: '2031-11-21T15:45' };
    expect((await calls.call(chair, 'PATCH', `/api/meetings/${id}`, moved)).statusCode).toBe(200);
    const held = await calls.call(member, 'GET', `/api/rooms/${before.id}`);
    expect([held.statusCode, held.json().startsAt]).toEqual([200, null]);
  });

  it('shows a date of the past or far ahead when it is asked for, cancelled ones as such', async () => {
    const rule = { frequency: 'weekly', interval: 1, weekdays: ['TH'] };
    const past = { start: '2026-01-08T14:00', end: '2026-01-08T15:30', recurrence: rule };
    const { id } = await calls.create(chair, past);
    const dates = async (occurrence: string) =>
      (await calls.call(chair, 'GET', `/api/meetings/${id}?occurrence=${occurrence}`))
        .json()
        .occurrences.map(({ original, cancelled }: Occurrence) => [original, cancelled]);
    expect((await dates('2026-02-05T14:00'))[0]).toEqual(['2026-02-05T14:00', false]);
    expect((await dates('2030-02-07T14:00')).at(-1)).toEqual(['2030-02-07T14:00', false]);
    expect(await dates('2030-02-08T14:00')).toHaveLength(12);
    await calls.call(chair, 'PUT', `/api/meetings/${id}/occurrences/2030-02-07T14:00`, {});
    expect((await dates('2030-02-07T14:00')).at(-1)).toEqual(['2030-02-07T14:00', true]);
  });
});
