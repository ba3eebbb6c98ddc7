import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Room as Call, RoomEvent } from '@livekit/rtc-node';
import type { Attendance, Room, RoomToken } from '../../shared/rooms/schema.ts';
import { createTestApp, type Person } from './app.ts';
import { startTestLiveKit } from './livekit.ts';

/** A hub with a real LiveKit, a group of three in it, one outside, and what they do in calls. */
export async function startCalls() {
  const video = await startTestLiveKit();
  const hub = await createTestApp({ livekit: video.livekit });
  await hub.listen(video.hubPort);
  const { groupId, ...people } = await hub.makeTeam();
  const calls: Call[] = [];

  const askToken = (person: Person, roomId: string) =>
    hub.call(person, 'POST', `/api/rooms/${roomId}/token`, { tab: randomUUID() });

  async function takeToken(person: Person, roomId: string): Promise<RoomToken> {
    const answer = await askToken(person, roomId);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  }

  async function enter({ url, token }: RoomToken): Promise<Call> {
    const call = new Call();
    calls.push(call);
    await call.connect(url, token, { autoSubscribe: true, dynacast: false });
    return call;
  }

  return {
    ...people,
    groupId,
    hub,
    video,
    send: hub.call,
    askToken,
    takeToken,
    enter,
    join: async (person: Person, roomId: string) => enter(await takeToken(person, roomId)),
    attendance: async (person: Person, meetingId: string): Promise<Attendance[]> =>
      (await hub.call(person, 'GET', `/api/meetings/${meetingId}/attendance`)).json().items,
    /** The room of a new meeting of the group on Thursday, 26 November 2026. */
    async makeRoom(chatham = false): Promise<Room & { meetingId: string }> {
      const meetingId = randomUUID();
      await hub.db
        .insertInto('meeting')
        .values(meetingRow(meetingId, groupId, people.chair.id, chatham))
        .execute();
      return { ...(await hub.call(people.chair, 'POST', `/api/meetings/${meetingId}/room`, {})).json(), meetingId };
    },
    async makeGroupMember(): Promise<Person> {
      const person = await hub.makeMember();
      await hub.db.insertInto('groupMember').values({ groupId, memberId: person.id, role: 'member' }).execute();
      return person;
    },
    /** Everybody hangs up. */
    hangUp: async () => void (await Promise.all(calls.splice(0).map((call) => call.disconnect()))),
    async stop(): Promise<void> {
      await hub.close();
      await video.stop();
    },
  };
}

function meetingRow(id: string, groupId: string, organiserId: string, chatham: boolean) {
  return {
    ...{ id, groupId, organiserId, chatham, clientId: randomUUID(), title: 'Konsultacja', kind: 'consultation' },
    ...{ label: 'TLP:AMBER', agenda: '1. Otwarcie', timeZone: 'Europe/Warsaw' },
    ...{ localStart: '2026-11-26T14:00', localEnd: '2026-11-26T15:30' },
    ...{ firstStartsAt: '2026-11-26T13:00:00Z', lastEndsAt: '2026-11-26T14:30:00Z' },
  };
}

/** Resolves when the call ends; ask before what ends it. */
export const ended = (call: Call) => new Promise<void>((resolve) => call.once(RoomEvent.Disconnected, () => resolve()));

/** Reads until the value is as wanted, eight seconds at the most, and gives the last one. */
export async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 8_000;
  for (;;) {
    const value = await read();
    if (wanted(value) || Date.now() > deadline) return value;
    await sleep(50);
  }
}
