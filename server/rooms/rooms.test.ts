import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../testing/app.ts';
import { startCalls, until } from '../testing/calls.ts';

let stage: Awaited<ReturnType<typeof startCalls>>;
beforeAll(async () => {
  stage = await startCalls();
});
afterEach(() => stage.hangUp());
afterAll(() => stage.stop());

describe('a room', () => {
  it('is one per meeting and one per group, whoever opens it', async () => {
    const room = await stage.makeRoom();
    expect(room).toMatchObject({
      title: 'Konsultacja',
      agenda: '1. Otwarcie',
      occurrence: null,
      canHost: true,
      people: 0,
    });
    const again = await stage.send(stage.member, 'POST', `/api/meetings/${room.meetingId}/room`, {});
    expect(again.json()).toMatchObject({ id: room.id, canHost: false });
    const [first, second] = await Promise.all([
      stage.send(stage.chair, 'POST', `/api/groups/${stage.groupId}/room`),
      stage.send(stage.observer, 'POST', `/api/groups/${stage.groupId}/room`),
    ]);
    expect(first.json().id).toBe(second.json().id);
    expect(first.json()).toMatchObject({ groupId: stage.groupId, meetingId: null });
  });

  it('of a series belongs to one occurrence', async () => {
    const { meetingId } = await stage.makeRoom();
    const recurrence = JSON.stringify({ frequency: 'weekly', interval: 1, weekdays: ['TH'], count: 3 });
    await stage.hub.db.updateTable('meeting').set({ recurrence }).where('id', '=', meetingId).execute();
    const open = (occurrence: string) =>
      stage.send(stage.member, 'POST', `/api/meetings/${meetingId}/room`, { occurrence });
    const [first, second, none] = await Promise.all(
      ['2026-11-26T14:00', '2026-12-03T14:00', '2026-12-04T14:00'].map(open),
    );
    expect(first?.json()).toMatchObject({ occurrence: '2026-11-26T14:00', startsAt: '2026-11-26T13:00:00.000Z' });
    expect(second?.json().id).not.toBe(first?.json().id);
    expect(none?.statusCode).toBe(404);
  });

  it('of a cancelled meeting lets nobody in, until that is taken back', async () => {
    const room = await stage.makeRoom();
    const at = `/api/meetings/${room.meetingId}`;
    const ask = () => stage.send(stage.member, 'POST', `/api/rooms/${room.id}/token`, { tab: randomUUID() });
    await stage.send(stage.chair, 'POST', `${at}/cancel`);
    expect((await ask()).json().error.code).toBe('meeting_cancelled');
    await stage.send(stage.chair, 'POST', `${at}/restore`);
    expect((await ask()).statusCode).toBe(200);
  });

  it('does not exist for an outsider', async () => {
    const room = await stage.makeRoom();
    const asked = await Promise.all([
      stage.send(stage.outsider, 'POST', `/api/meetings/${room.meetingId}/room`, {}),
      stage.send(stage.outsider, 'POST', `/api/groups/${stage.groupId}/room`),
      stage.send(stage.outsider, 'GET', `/api/rooms/${room.id}`),
      stage.send(stage.outsider, 'POST', `/api/rooms/${room.id}/token`, { tab: randomUUID() }),
      stage.send(stage.outsider, 'POST', `/api/rooms/${room.id}/check`),
      stage.send(stage.outsider, 'GET', `/api/meetings/${room.meetingId}/attendance`),
      stage.send(stage.outsider, 'PUT', `/api/rooms/${room.id}/bans/${stage.member.id}`),
    ]);
    expect(asked.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  });
});

describe('a token', () => {
  it('is for one room, two minutes at the most and the least grants', async () => {
    const room = await stage.makeRoom();
    const [mine, observers] = await Promise.all([
      stage.takeToken(stage.member, room.id),
      stage.takeToken(stage.observer, room.id),
    ]);
    const claims = JSON.parse(Buffer.from(mine.token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.exp - Date.now() / 1_000).toBeLessThanOrEqual(120);
    expect(claims.video).toEqual({
      room: room.id,
      roomJoin: true,
      canSubscribe: true,
      canPublish: true,
      canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    const theirs = JSON.parse(Buffer.from(observers.token.split('.')[1] ?? '', 'base64url').toString());
    expect(theirs.video.canPublishSources).toEqual(['camera', 'microphone']);
  });

  it('lets two tabs of one person stay in the call', async () => {
    const room = await stage.makeRoom();
    const first = await stage.join(stage.member, room.id);
    const second = await stage.join(stage.member, room.id);
    await sleep(300);
    expect([first.isConnected, second.isConnected]).toEqual([true, true]);
    const seen = await until(
      async () => (await stage.send(stage.chair, 'GET', `/api/rooms/${room.id}`)).json(),
      ({ people }) => people === 1,
    );
    expect(seen).toMatchObject({ people: 1, present: [{ memberId: stage.member.id }] });
  });

  it('is not given while there is no video server', async () => {
    const room = await stage.makeRoom();
    const away = { ...stage.video.livekit, state: 'preparing' as const };
    const other = await createTestApp({ databaseUrl: stage.hub.databaseUrl, livekit: away });
    const { headers } = stage.member;
    const url = `/api/rooms/${room.id}/token`;
    const answer = await other.app.inject({ method: 'POST', url, headers, payload: { tab: randomUUID() } });
    await other.close();
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'livekit_preparing']);
  });
});

describe('the webhook', () => {
  const headers = { 'content-type': 'application/webhook+json' };
  const url = '/api/livekit/webhook';

  it('refuses what LiveKit did not sign', async () => {
    const payload = JSON.stringify({ event: 'participant_joined' });
    const signed = async (sha256: string, secret: string) => {
      const token = new AccessToken(stage.video.livekit.key, secret);
      token.sha256 = sha256;
      return token.toJwt();
    };
    const right = createHash('sha256').update(payload).digest('base64');
    const tries = [
      '',
      await signed(right, 'another secret, of more than 32 characters'),
      await signed(createHash('sha256').update('{}').digest('base64'), stage.video.livekit.secret),
      await signed(right, stage.video.livekit.secret),
    ];
    const answers = await Promise.all(
      tries.map((authorization) =>
        stage.hub.app.inject({ method: 'POST', url, headers: { ...headers, authorization }, payload }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 204]);
  });

  it('is not concerned with rooms in which a connection is tried', async () => {
    const participant = { identity: randomUUID(), sid: 'PA_try' };
    const payload = JSON.stringify({
      event: 'participant_joined',
      room: { name: `check-${randomUUID()}` },
      participant,
    });
    const token = new AccessToken(stage.video.livekit.key, stage.video.livekit.secret);
    token.sha256 = createHash('sha256').update(payload).digest('base64');
    const authorization = await token.toJwt();
    const answer = await stage.hub.app.inject({ method: 'POST', url, headers: { ...headers, authorization }, payload });
    expect(answer.statusCode).toBe(204);
  });

  it('takes no other content type', async () => {
    const answer = await stage.hub.app.inject({ method: 'POST', url, payload: { event: 'room_started' } });
    expect(answer.statusCode).toBe(415);
  });
});
