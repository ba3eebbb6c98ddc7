import { Type } from 'typebox';
import { Closed, Uuid } from '../../shared/fields.ts';
import { Attendances, OpenMeetingRoom, Room, RoomToken, TokenRequest } from '../../shared/rooms/schema.ts';
import type { App } from '../http/app-type.ts';
import * as actions from './actions.ts';
import { listAttendance } from './attendance.ts';
import { admit } from './keeper.ts';
import { readWebhook, requireLivekit } from './livekit-api.ts';
import { recordLiveEvent } from './stay-actions.ts';

const tags = ['rooms'];
const RoomId = Closed({ roomId: Uuid });
const GroupId = Closed({ groupId: Uuid });
const MeetingId = Closed({ meetingId: Uuid });
const RoomMember = Closed({ roomId: Uuid, memberId: Uuid });
const Done = Type.Null({ description: 'Done' });

export async function roomRoutes(app: App) {
  app.post(
    '/api/groups/:groupId/room',
    { schema: { summary: 'The standing room of a group', tags, params: GroupId, response: { 200: Room } } },
    ({ ctx, params }) => actions.openGroupRoom(ctx, params.groupId),
  );
  app.post(
    '/api/meetings/:meetingId/room',
    {
      schema: {
        summary: 'The room of a meeting or of one occurrence',
        tags,
        params: MeetingId,
        body: OpenMeetingRoom,
        response: { 200: Room },
      },
    },
    ({ ctx, params, body }) => actions.openMeetingRoom(ctx, params.meetingId, body.occurrence),
  );
  app.get(
    '/api/meetings/:meetingId/attendance',
    {
      schema: {
        summary: 'Who was in the call, and when',
        description: 'Under the Chatham House Rule for the secretariat only.',
        tags,
        params: MeetingId,
        querystring: OpenMeetingRoom,
        response: { 200: Attendances },
      },
    },
    async ({ ctx, params, query }) => ({ items: await listAttendance(ctx, params.meetingId, query.occurrence) }),
  );
  app.get(
    '/api/rooms/:roomId',
    { schema: { summary: 'A room and who is in it', tags, params: RoomId, response: { 200: Room } } },
    ({ ctx, params }) => actions.readRoom(ctx, params.roomId),
  );
  app.post(
    '/api/rooms/:roomId/token',
    {
      config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
      schema: {
        summary: 'A token to join the call',
        tags,
        params: RoomId,
        body: TokenRequest,
        response: { 200: RoomToken },
      },
    },
    ({ ctx, params, body }) => actions.issueToken(ctx, params.roomId, body.tab),
  );
  app.post(
    '/api/rooms/:roomId/check',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: { summary: 'A token to try the connection', tags, params: RoomId, response: { 200: RoomToken } },
    },
    ({ ctx, params }) => actions.issueCheckToken(ctx, params.roomId),
  );
  app.put(
    '/api/rooms/:roomId/bans/:memberId',
    { schema: { summary: 'Remove a person from the call', tags, params: RoomMember, response: { 204: Done } } },
    async ({ ctx, params }, reply) => {
      await actions.banFromRoom(ctx, params.roomId, params.memberId);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/api/rooms/:roomId/bans/:memberId',
    { schema: { summary: 'Let a removed person come back', tags, params: RoomMember, response: { 204: Done } } },
    async ({ ctx, params }, reply) => {
      await actions.liftBan(ctx, params.roomId, params.memberId);
      return reply.status(204).send(null);
    },
  );
  await app.register(webhookRoute);
}

/** In a scope of its own: here the body stays raw, for the signature is over its bytes. */
async function webhookRoute(app: App) {
  const { services } = app;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/webhook+json', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.post(
    '/api/livekit/webhook',
    {
      config: { open: true, machine: true },
      schema: {
        summary: "LiveKit's own news, signed",
        tags,
        consumes: ['application/webhook+json'],
        body: Type.String({ maxLength: 65_536 }),
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      const event = await readWebhook(
        requireLivekit(services.livekit),
        request.body,
        request.headers.authorization ?? '',
      );
      if (event && (event.kind === 'left' || (await admit(services, event.room, event.person.identity))))
        await recordLiveEvent(services.db, event);
      return reply.status(204).send(null);
    },
  );
}
