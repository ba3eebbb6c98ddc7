import { Type } from 'typebox';
import { Closed, Uuid } from '../../shared/fields.ts';
import {
  InvitationChange,
  Invitees,
  LocalDateTime,
  Meeting,
  MeetingChange,
  MeetingPage,
  MeetingRange,
  NewAnswer,
  NewMeeting,
  OccurrenceChange,
  Occurrences,
} from '../../shared/meetings/schema.ts';
import type { App } from '../http/app-type.ts';
import * as actions from './actions.ts';
import * as lists from './list-actions.ts';
import * as occurrences from './occurrence-actions.ts';
import * as people from './people-actions.ts';

const GroupId = Closed({ groupId: Uuid });
const MeetingId = Closed({ meetingId: Uuid });
const WantedOccurrence = Closed({ occurrence: Type.Optional(LocalDateTime) });
const OccurrenceId = Closed({ meetingId: Uuid, original: LocalDateTime });
const tags = ['meetings'];
const epochs = ({ from, to }: { from: string; to: string }) => ({ from: Date.parse(from), to: Date.parse(to) });

export async function meetingRoutes(app: App) {
  app.get(
    '/api/meetings',
    {
      schema: {
        summary: 'What I am invited to, in a range',
        tags,
        querystring: MeetingRange,
        response: { 200: Occurrences },
      },
    },
    async ({ ctx, query }) => ({ items: await lists.listOccurrences(ctx.db, ctx.actor, epochs(query)) }),
  );
  app.get(
    '/api/groups/:groupId/meetings',
    {
      schema: {
        summary: "A group's meetings, in a range",
        tags,
        params: GroupId,
        querystring: MeetingRange,
        response: { 200: Occurrences },
      },
    },
    async ({ ctx, query, params }) => ({
      items: await lists.listOccurrences(ctx.db, ctx.actor, { ...epochs(query), groupId: params.groupId }),
    }),
  );
  app.post(
    '/api/meetings',
    { schema: { summary: 'Call a meeting or a series', tags, body: NewMeeting, response: { 201: Meeting } } },
    async (request, reply) => reply.status(201).send(await actions.createMeeting(request.ctx, request.body)),
  );
  app.get(
    '/api/meetings/:meetingId',
    {
      schema: {
        summary: 'One meeting, its people and next dates; `occurrence`: and the date on that day',
        tags,
        params: MeetingId,
        querystring: WantedOccurrence,
        response: { 200: MeetingPage },
      },
    },
    ({ ctx, params, query }) => lists.readMeetingPage(ctx.db, ctx.actor, params.meetingId, query.occurrence),
  );
  app.patch(
    '/api/meetings/:meetingId',
    {
      schema: {
        summary: 'Change a meeting or a whole series',
        tags,
        params: MeetingId,
        body: MeetingChange,
        response: { 200: Meeting },
      },
    },
    (request) => actions.changeMeeting(request.ctx, request.params.meetingId, request.body),
  );
  app.post(
    '/api/meetings/:meetingId/cancel',
    { schema: { summary: 'Cancel', tags, params: MeetingId, response: { 200: Meeting } } },
    (request) => actions.cancelMeeting(request.ctx, request.params.meetingId),
  );
  app.post(
    '/api/meetings/:meetingId/restore',
    { schema: { summary: 'Take a cancellation back', tags, params: MeetingId, response: { 200: Meeting } } },
    (request) => actions.restoreMeeting(request.ctx, request.params.meetingId),
  );
  app.put(
    '/api/meetings/:meetingId/answer',
    {
      schema: { summary: 'Say whether I come', tags, params: MeetingId, body: NewAnswer, response: { 200: Invitees } },
    },
    async (request) => ({
      items: await people.answerMeeting(request.ctx, request.params.meetingId, request.body.answer),
    }),
  );
  app.put(
    '/api/meetings/:meetingId/invitations',
    {
      schema: {
        summary: 'Set who is invited by name',
        tags,
        params: MeetingId,
        body: InvitationChange,
        response: { 200: Invitees },
      },
    },
    async (request) => ({
      items: await people.inviteToMeeting(request.ctx, request.params.meetingId, request.body),
    }),
  );
  app.put(
    '/api/meetings/:meetingId/occurrences/:original',
    {
      schema: {
        summary: 'Move or cancel one date of a series',
        tags,
        params: OccurrenceId,
        body: OccurrenceChange,
        response: { 200: Meeting },
      },
    },
    ({ ctx, params, body }) => occurrences.changeOccurrence(ctx, params.meetingId, params.original, body),
  );
  app.delete(
    '/api/meetings/:meetingId/occurrences/:original',
    {
      schema: {
        summary: 'Give one date its time in the series back',
        tags,
        params: OccurrenceId,
        response: { 200: Meeting },
      },
    },
    ({ ctx, params }) => occurrences.restoreOccurrence(ctx, params.meetingId, params.original),
  );
}
