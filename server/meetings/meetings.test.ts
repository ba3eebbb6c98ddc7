import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { removeMember } from '../groups/actions.ts';
import type { Method, Person, TestApp } from '../testing/app.ts';
import { type MeetingCalls, range, startMeetings, weekly } from '../testing/meetings.ts';

let hub: TestApp;
let calls: MeetingCalls;
let chair: Person;
let member: Person;
let observer: Person;
let guest: Person;
let outsider: Person;
let groupId: string;

beforeAll(async () => {
  ({ hub, calls, chair, member, observer, guest, outsider, groupId } = await startMeetings());
});
afterAll(() => hub.close());

describe('calling a meeting', () => {
  it('derives instants from wall time and zone, and answers yes for the organiser', async () => {
    const meeting = await calls.create(member);
    expect(meeting).toMatchObject({ startsAt: '2031-11-20T13:00:00.000Z', endsAt: '2031-11-20T14:30:00.000Z' });
    expect(meeting).toMatchObject({ label: 'TLP:AMBER', online: true, revision: 1, sequence: 0 });
    const { people, canManage } = await calls.read(member, meeting.id);
    expect(people.map(({ memberId, answer }) => [memberId, answer])).toEqual([
      [chair.id, null],
      [member.id, 'yes'],
      [observer.id, null],
    ]);
    expect(canManage).toBe(true);
  });

  it('makes one meeting of one clientId', async () => {
    const body = calls.input();
    const [first, second] = [
      await calls.call(member, 'POST', '/api/meetings', body),
      await calls.call(member, 'POST', '/api/meetings', body),
    ];
    expect(second.json()).toEqual(first.json());
    expect(await calls.listed(member, first.json().id)).toHaveLength(1);
  });

  it('tells the group, the meeting and the people invited by name', async () => {
    const meeting = await calls.create(member, { memberIds: [guest.id] });
    expect(await calls.eventTypes(`meeting:${meeting.id}`)).toEqual(['meeting.created']);
    expect((await calls.eventTypes(`group:${groupId}`)).at(-1)).toBe('meeting.created');
    expect(await calls.eventTypes(`member:${guest.id}`)).toContain('meeting.created');
  });

  it('is refused to observers and outsiders', async () => {
    expect(await calls.status(observer, 'POST', '/api/meetings', calls.input())).toBe(403);
    expect(await calls.status(outsider, 'POST', '/api/meetings', calls.input())).toBe(404);
  });

  it.each([
    ['a time that the change of clocks skips', { start: '2031-03-30T02:30', end: '2031-03-30T04:00' }],
    ['30 February', { start: '2031-02-30T10:00', end: '2031-03-01T10:00' }],
    ['an end before the start', { end: '2031-11-20T13:00' }],
    ['an unknown zone', { timeZone: 'Mars/Base' }],
    ['a bare offset', { timeZone: '+02' }],
    ['a start off its rule', { recurrence: { frequency: 'weekly', interval: 1, weekdays: ['FR'] } }],
    ['count and until together', { recurrence: { ...weekly.recurrence, until: '2031-12-31' } }],
    ['a last day that there is not', { recurrence: { ...weekly.recurrence, count: undefined, until: '2031-11-31' } }],
    ['no weekday', { recurrence: { frequency: 'weekly', interval: 1, weekdays: [] } }],
    ['an unknown field', { colour: 'red' }],
    ['an unknown kind', { kind: 'party' }],
    ['an empty title', { title: '  ' }],
    ['a NUL in the title', { title: 'a\u0000b' }],
    ['a lone surrogate', { agenda: 'a\ud800b' }],
    ['a bad id', { memberIds: ['x'] }],
  ])('refuses %s', async (_, more) => {
    expect(await calls.status(member, 'POST', '/api/meetings', calls.input(more))).toBe(400);
  });

  it('does not know people who are not there', async () => {
    expect(await calls.status(member, 'POST', '/api/meetings', calls.input({ memberIds: [randomUUID()] }))).toBe(404);
  });
});

describe('who reads', () => {
  it('a group meeting: its group and its guests, nobody else; lists and single reads agree', async () => {
    const labels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'];
    for (const label of labels) {
      const memberIds = label === 'TLP:AMBER+STRICT' ? [] : [guest.id];
      const { id } = await calls.create(member, { label, memberIds });
      for (const person of [chair, member, observer, guest, outsider]) {
        const found = (await calls.status(person, 'GET', `/api/meetings/${id}`)) === 200;
        expect((await calls.listed(person, id)).length === 1, `${label} ${person.displayName}`).toBe(found);
        const expected =
          person === member ||
          memberIds.includes(person.id) ||
          (label !== 'TLP:RED' && person !== guest && person !== outsider);
        expect(found, `${label} ${person.displayName}`).toBe(expected);
      }
    }
  });

  it("a group's list: only its members", async () => {
    const { id } = await calls.create(member);
    expect(await calls.listed(observer, id, `/api/groups/${groupId}/meetings`)).toHaveLength(1);
    expect(await calls.status(guest, 'GET', `/api/groups/${groupId}/meetings?${range}`)).toBe(404);
  });

  it('an outsider is refused everywhere, and so is a request without a session', async () => {
    const { id } = await calls.create(member, weekly);
    const requests: [Method, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { revision: 1, title: 'X' }],
      ['POST', '/cancel'],
      ['POST', '/restore'],
      ['PUT', '/answer', { answer: 'yes' }],
      ['PUT', '/invitations', { memberIds: [] }],
      ['PUT', '/occurrences/2031-11-27T14:00', {}],
      ['DELETE', '/occurrences/2031-11-27T14:00'],
    ];
    for (const [method, path, body] of requests) {
      expect(await calls.status(outsider, method, `/api/meetings/${id}${path}`, body), `${method} ${path}`).toBe(404);
      const stranger = { ...outsider, headers: { ...outsider.headers, cookie: '' } };
      expect(await calls.status(stranger, method, `/api/meetings/${id}${path}`, body), `${method} ${path}`).toBe(401);
      const bad = await calls.status(member, method, `/api/meetings/x${path}`, body);
      expect(bad, `${method} ${path}`).toBe(400);
    }
  });

  it('nobody lists other centuries: following a series there would hold everybody up', async () => {
    for (const year of [1998, 2120, 9998]) {
      const query = `from=${year}-01-01T00:00:00Z&to=${year}-12-01T00:00:00Z`;
      expect(await calls.status(member, 'GET', `/api/meetings?${query}`), query).toBe(400);
    }
  });

  it('a meeting without a group: the people invited', async () => {
    const { id } = await calls.create(outsider, { groupId: null, memberIds: [guest.id] });
    expect(await calls.status(guest, 'GET', `/api/meetings/${id}`)).toBe(200);
    expect(await calls.status(chair, 'GET', `/api/meetings/${id}`)).toBe(404);
    expect(await calls.status(guest, 'POST', `/api/meetings/${id}/cancel`)).toBe(403);
  });

  it('AMBER+STRICT and guests exclude each other', async () => {
    const strict = { label: 'TLP:AMBER+STRICT' };
    expect(await calls.status(member, 'POST', '/api/meetings', calls.input({ ...strict, memberIds: [guest.id] }))).toBe(
      409,
    );
    const { id, revision } = await calls.create(member, { memberIds: [guest.id] });
    expect(await calls.status(member, 'PATCH', `/api/meetings/${id}`, { revision, ...strict })).toBe(409);
  });

  it('a member who leaves the group sees nothing more, even as organiser', async () => {
    const leaver = await hub.makeMember();
    const other = await hub.makeGroup({ chair, member: leaver });
    const { id } = await calls.create(leaver, { groupId: other });
    const { services } = hub.app;
    const actor = { id: chair.id, locale: 'pl', hubRole: 'member', scope: 'write', timeZone: 'Europe/Warsaw' } as const;
    const via = { kind: 'session', id: randomUUID() } as const;
    await removeMember({ db: hub.db, services, actor: { ...actor, displayName: '', via } }, other, leaver.id);
    expect(await calls.status(leaver, 'GET', `/api/meetings/${id}`)).toBe(404);
    expect(await calls.listed(leaver, id)).toEqual([]);
    expect(await calls.status(chair, 'PATCH', `/api/meetings/${id}`, { revision: 1, title: 'Nie dla niej' })).toBe(200);
    const told = await calls.eventTypes(`member:${leaver.id}`);
    expect(told.filter((type) => !type.startsWith('notification.'))).toEqual(['meeting.created', 'group.left']);
  });
});

describe('changing', () => {
  it('raises SEQUENCE with time and place, the revision always', async () => {
    const meeting = await calls.create(member);
    const url = `/api/meetings/${meeting.id}`;
    const change = async (body: object) => {
      const answer = await calls.call(member, 'PATCH', url, body);
      expect(answer.statusCode, answer.body).toBe(200);
      const { revision, sequence }: Meeting = answer.json();
      return [revision, sequence];
    };
    expect(await change({ revision: 1, title: 'Inny tytuł' })).toEqual([2, 0]);
    expect(await change({ revision: 2, start: '2031-11-21T10:00', end: '2031-11-21T11:00' })).toEqual([3, 1]);
    expect(await change({ revision: 3, place: 'Ratusz' })).toEqual([4, 2]);
    expect(await change({ revision: 4, agenda: '1. Otwarcie' })).toEqual([5, 2]);
    expect(await calls.status(member, 'PATCH', url, { revision: 4, title: 'Za późno' })).toBe(409);
    expect((await calls.read(chair, meeting.id)).meeting).toMatchObject({
      title: 'Inny tytuł',
      place: 'Ratusz',
      revision: 5,
    });
  });

  it('is for the organiser and whoever leads the group', async () => {
    const { id } = await calls.create(member, { memberIds: [guest.id] });
    const patch = (person: Person) =>
      calls.status(person, 'PATCH', `/api/meetings/${id}`, { revision: 1, title: 'Nowy' });
    expect([await patch(observer), await patch(guest)]).toEqual([403, 403]);
    expect(await patch(chair)).toBe(200);
  });

  it('cancelling says so, and can be undone', async () => {
    const { id } = await calls.create(member);
    const cancelled: Meeting = (await calls.call(member, 'POST', `/api/meetings/${id}/cancel`)).json();
    expect(cancelled).toMatchObject({ sequence: 1, revision: 2 });
    expect(cancelled.cancelledAt).not.toBeNull();
    expect((await calls.listed(member, id))[0]?.cancelled).toBe(true);
    expect(await calls.status(chair, 'PUT', `/api/meetings/${id}/answer`, { answer: 'yes' })).toBe(409);
    const restored: Meeting = (await calls.call(member, 'POST', `/api/meetings/${id}/restore`)).json();
    expect(restored).toMatchObject({ cancelledAt: null, sequence: 2 });
    expect(await calls.eventTypes(`meeting:${id}`)).toEqual([
      'meeting.created',
      'meeting.cancelled',
      'meeting.changed',
    ]);
  });

  it('relaxes its label with a reason alone, by its organiser or the chair, and it is written down', async () => {
    const { id, revision } = await calls.create(member, { label: 'TLP:AMBER+STRICT' });
    const relabel = (person: Person, more: object) => calls.status(person, 'PATCH', `/api/meetings/${id}`, more);
    expect(await relabel(member, { revision, label: 'TLP:GREEN' })).toBe(400);
    expect(await relabel(observer, { revision, label: 'TLP:GREEN', reason: 'Można' })).toBe(403);
    expect(await relabel(chair, { revision, label: 'TLP:GREEN', reason: 'Można' })).toBe(200);
    expect(await relabel(member, { revision: revision + 1, label: 'TLP:AMBER' })).toBe(200);
    const deeds = hub.db.selectFrom('auditEntry').select(['action', 'actorId', 'detail']).where('thingId', '=', id);
    expect(await deeds.execute()).toEqual([
      {
        ...{ action: 'meeting.relabelled', actorId: chair.id },
        detail: { from: 'TLP:AMBER+STRICT', to: 'TLP:GREEN', reason: 'Można' },
      },
      { action: 'meeting.relabelled', actorId: member.id, detail: { from: 'TLP:GREEN', to: 'TLP:AMBER', reason: '' } },
    ]);
  });

  it('to RED takes it from those not named, and out of the log of the group', async () => {
    const { id, revision } = await calls.create(chair, { memberIds: [member.id] });
    expect(await calls.status(observer, 'GET', `/api/meetings/${id}`)).toBe(200);
    const epoch = async () =>
      (await hub.db.selectFrom('member').select('accessEpoch').where('id', '=', observer.id).executeTakeFirstOrThrow())
        .accessEpoch;
    const before = await epoch();
    expect(await calls.status(chair, 'PATCH', `/api/meetings/${id}`, { revision, label: 'TLP:RED' })).toBe(200);
    expect(await calls.status(observer, 'GET', `/api/meetings/${id}`)).toBe(404);
    expect(await calls.status(member, 'GET', `/api/meetings/${id}`)).toBe(200);
    expect(await epoch()).toBeGreaterThan(before);
    const log = await hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `group:${groupId}`)
      .execute();
    expect(
      log.filter(
        (row) =>
          JSON.stringify(row.payload).includes(`"id": "${id}"`) || JSON.stringify(row.payload).includes(`"id":"${id}"`),
      ),
    ).toEqual([]);
    expect((await calls.eventTypes(`group:${groupId}`)).at(-1)).toBe('meeting.removed');
  });
});
