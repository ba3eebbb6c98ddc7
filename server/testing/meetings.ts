import { randomUUID } from 'node:crypto';
import type { Meeting, MeetingPage, Occurrence } from '../../shared/meetings/schema.ts';
import { createTestApp, type Method, type Person, type TestApp } from './app.ts';

export type MeetingCalls = ReturnType<typeof meetingCalls>;

/** Four Thursdays. */
export const weekly = { recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TH'], count: 4 } };
/** The months that the meetings of a test lie in. */
export const range = 'from=2031-11-01T00:00:00Z&to=2032-01-01T00:00:00Z';

/** A hub, a group of three in it, a guest and an outsider, and the meetings of that group. */
export async function startMeetings() {
  const hub = await createTestApp();
  const team = await hub.makeTeam();
  const calls = meetingCalls(hub);
  calls.inGroup(team.groupId);
  return { hub, calls, ...team, guest: await hub.makeMember() };
}

/** The meetings' part of the API as people of a test use it. */
export function meetingCalls(hub: TestApp) {
  let groupId: string | null = null;

  const status = async (person: Person, method: Method, url: string, payload?: object) =>
    (await hub.call(person, method, url, payload)).statusCode;

  /** A meeting on 20 November 2031, 14:00 in Warsaw. */
  const input = (more: object = {}) => ({
    clientId: randomUUID(),
    groupId,
    title: 'Wideokonsultacja',
    kind: 'consultation',
    start: '2031-11-20T14:00',
    end: '2031-11-20T15:30',
    timeZone: 'Europe/Warsaw',
    ...more,
  });

  async function create(person: Person, more: object = {}): Promise<Meeting> {
    const answer = await hub.call(person, 'POST', '/api/meetings', input(more));
    if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json();
  }

  const read = async (person: Person, id: string): Promise<MeetingPage> =>
    (await hub.call(person, 'GET', `/api/meetings/${id}`)).json();

  async function listed(person: Person, id: string, path = '/api/meetings'): Promise<Occurrence[]> {
    const { items }: { items: Occurrence[] } = (await hub.call(person, 'GET', `${path}?${range}`)).json();
    return items.filter((occurrence) => occurrence.meetingId === id);
  }

  async function eventTypes(topic: string): Promise<string[]> {
    const events = hub.db.selectFrom('topicEvent').select('type').where('topic', '=', topic).orderBy('seq');
    return (await events.execute()).map((row) => row.type);
  }

  return {
    call: hub.call,
    status,
    input,
    create,
    read,
    listed,
    eventTypes,
    /** Meetings made from now on belong to this group. */
    inGroup: (id: string) => {
      groupId = id;
    },
  };
}
