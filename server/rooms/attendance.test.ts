import Value from 'typebox/value';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyRoomEvent, parentEvents, type RoomEvent, roomEvents } from '../../shared/rooms/events.ts';
import type { Room } from '../../shared/rooms/schema.ts';
import { disableMember } from '../accounts/actions.ts';
import { eventsSince } from '../realtime/log.ts';
import { ended, startCalls, until } from '../testing/calls.ts';
import { reconcileRooms } from './keeper.ts';
import { listLivePeople, listLiveRooms } from './livekit-api.ts';
import { recordLiveEvent } from './stay-actions.ts';

let stage: Awaited<ReturnType<typeof startCalls>>;
beforeAll(async () => {
  stage = await startCalls();
});
afterEach(() => stage.hangUp());
afterAll(() => stage.stop());

describe('attendance', () => {
  it('is kept from joining to leaving', async () => {
    const room = await stage.makeRoom();
    const call = await stage.join(stage.observer, room.id);
    const [present] = await until(
      () => stage.attendance(stage.member, room.meetingId),
      (items) => items.length === 1,
    );
    expect(present).toMatchObject({ memberId: stage.observer.id, stays: [{ leftAt: null }] });
    await call.disconnect();
    const [gone] = await until(
      () => stage.attendance(stage.member, room.meetingId),
      (items) => items[0]?.stays[0]?.leftAt !== null,
    );
    expect(gone?.stays).toHaveLength(1);
    expect(gone?.stays[0]?.leftAt).not.toBeNull();
  });

  it('is known to the secretariat only under the Chatham House Rule, and named in no event', async () => {
    const room = await stage.makeRoom(true);
    await stage.join(stage.member, room.id);
    await until(
      () => stage.attendance(stage.chair, room.meetingId),
      (items) => items.length === 1,
    );
    expect((await stage.send(stage.observer, 'GET', `/api/meetings/${room.meetingId}/attendance`)).statusCode).toBe(
      403,
    );
    expect((await stage.send(stage.observer, 'GET', `/api/rooms/${room.id}`)).json()).toMatchObject({
      people: 1,
      present: [],
    });
    const events = await stage.hub.db
      .selectFrom('topicEvent')
      .select('payload')
      .where('topic', '=', `room:${room.id}`)
      .execute();
    expect(events.map((event) => event.payload)).toEqual([{ people: 1, person: null }]);
  });

  it('tells who comes and goes so that a page can follow it', async () => {
    const room = await stage.makeRoom();
    const [call] = [await stage.join(stage.member, room.id), await stage.join(stage.chair, room.id)];
    const read = async (): Promise<Room> => (await stage.send(stage.chair, 'GET', `/api/rooms/${room.id}`)).json();
    await until(read, ({ people }) => people === 2);
    await call.disconnect();
    const now = await until(read, ({ people }) => people === 1);
    const events = await eventsSince(stage.hub.db, `room:${room.id}`, room.seq, 100);
    for (const { type, payload } of events) {
      const schema = roomEvents[type as keyof typeof roomEvents];
      expect(Value.Errors(schema, payload)).toEqual([]);
    }
    const followed = (events as unknown as RoomEvent[]).reduce(applyRoomEvent, room);
    expect({ ...followed, seq: now.seq }).toEqual({ ...now, meetingId: room.meetingId });
    const told = await eventsSince(stage.hub.db, `meeting:${room.meetingId}`, 0, 100);
    expect(told.map(({ type, payload }) => [type, Value.Check(parentEvents['room.changed'], payload)])).toEqual(
      Array.from({ length: 3 }, () => ['room.changed', true]),
    );
  });

  it('takes events of any order and number', async () => {
    const room = await stage.makeRoom();
    const { identity } = await stage.takeToken(stage.member, room.id);
    const person = { identity, sid: 'PA_1', joinedAt: new Date('2026-11-26T13:00:10Z') };
    const left = { kind: 'left' as const, room: room.id, person, at: new Date('2026-11-26T13:20:00Z') };
    const joined = { kind: 'joined' as const, room: room.id, person, at: person.joinedAt };
    for (const event of [left, joined, left, joined]) await recordLiveEvent(stage.hub.db, event);
    expect(await stage.attendance(stage.chair, room.meetingId)).toMatchObject([
      { seconds: 1_190, stays: [{ joinedAt: '2026-11-26T13:00:10.000Z', leftAt: '2026-11-26T13:20:00.000Z' }] },
    ]);
  });

  it('heals when LiveKit was restarted: the room is there again, the old stay ends, a new one begins', async () => {
    const room = await stage.makeRoom();
    const old = await stage.join(stage.member, room.id);
    await until(
      () => stage.attendance(stage.chair, room.meetingId),
      (items) => items.length === 1,
    );
    await stage.video.crash();
    const rooms = await until(
      () => listLiveRooms(stage.video.livekit),
      (names) => names.includes(room.id),
    );
    expect(rooms).toContain(room.id);
    await old.disconnect();
    await stage.join(stage.member, room.id);
    await reconcileRooms(stage.hub.app.services);
    const [item] = await stage.attendance(stage.chair, room.meetingId);
    expect(item?.stays[0]?.leftAt).not.toBeNull();
    expect(item?.stays.at(-1)?.leftAt).toBeNull();
  });

  it('hears of who came and went while no webhook arrived', async () => {
    const room = await stage.makeRoom();
    const { identity } = await stage.takeToken(stage.member, room.id);
    const key = { roomId: room.id, memberId: stage.member.id, identity, participantSid: 'PA_lost' };
    const joinedAt = new Date(Date.now() - 60_000);
    await stage.hub.db
      .insertInto('roomStay')
      .values({ ...key, joinedAt, seenAt: new Date(Date.now() - 20_000) })
      .execute();
    await stage.join(stage.chair, room.id);
    await stage.hub.db
      .deleteFrom('roomStay')
      .where('roomId', '=', room.id)
      .where('memberId', '=', stage.chair.id)
      .execute();
    await reconcileRooms(stage.hub.app.services);
    const items = await stage.attendance(stage.chair, room.meetingId);
    expect(items.map(({ memberId, stays }) => [memberId, stays[0]?.leftAt === null])).toEqual(
      expect.arrayContaining([
        [stage.chair.id, true],
        [stage.member.id, false],
      ]),
    );
  });
});

describe('ejecting', () => {
  it('ends the call of a person removed from the group, and gives no new token', async () => {
    const room = await stage.makeRoom();
    const leaver = await stage.makeGroupMember();
    const call = await stage.join(leaver, room.id);
    const cut = ended(call);
    expect(
      (await stage.send(stage.chair, 'DELETE', `/api/groups/${stage.groupId}/members/${leaver.id}`)).statusCode,
    ).toBe(204);
    await cut;
    expect((await stage.askToken(leaver, room.id)).statusCode).toBe(404);
  });

  it('ends the call of a disabled person, and the old token opens nothing', async () => {
    const room = await stage.makeRoom();
    const leaver = await stage.makeGroupMember();
    const old = await stage.takeToken(leaver, room.id);
    const call = await stage.join(leaver, room.id);
    const cut = ended(call);
    await disableMember(stage.hub.db, leaver.id);
    await cut;
    await stage.enter(old).catch(() => {});
    const inside = await until(
      () => listLivePeople(stage.video.livekit, room.id),
      (people) => people.length === 0,
    );
    expect(inside).toEqual([]);
  });

  it('keeps out whom a host removed, until the host lets them back', async () => {
    const room = await stage.makeRoom();
    const cut = ended(await stage.join(stage.member, room.id));
    const ban = `/api/rooms/${room.id}/bans/${stage.member.id}`;
    expect((await stage.send(stage.observer, 'PUT', ban)).statusCode).toBe(403);
    expect((await stage.send(stage.chair, 'PUT', ban)).statusCode).toBe(204);
    await cut;
    const refused = await stage.askToken(stage.member, room.id);
    expect(refused.json().error.code).toBe('room_banned');
    await stage.send(stage.chair, 'DELETE', ban);
    expect((await stage.join(stage.member, room.id)).isConnected).toBe(true);
  });

  it('removes a participant that the hub gave no pass', async () => {
    const room = await stage.makeRoom();
    const call = await stage.join(stage.member, room.id);
    const cut = ended(call);
    await stage.hub.db.deleteFrom('roomPass').where('roomId', '=', room.id).execute();
    await reconcileRooms(stage.hub.app.services);
    await cut;
    expect(await listLivePeople(stage.video.livekit, room.id)).toEqual([]);
  });
});
