import { Type } from 'typebox';
import { Closed, Uuid } from '../../shared/fields.ts';
import {
  AcceptInvitation,
  Group,
  GroupChange,
  GroupMembers,
  Groups,
  Invitation,
  InvitationPreview,
  Invitations,
  InvitationToken,
  NewGroup,
  NewGroupMember,
  NewInvitation,
  RoleChange,
} from '../../shared/groups/schema.ts';
import type { App } from '../http/app-type.ts';
import { setSessionCookie } from '../http/session.ts';
import { accessGroup } from './access.ts';
import * as actions from './actions.ts';
import * as invitations from './invitation-actions.ts';
import { listGroupMembers, listGroupsOf, toGroup } from './queries.ts';

const GroupId = Closed({ groupId: Uuid });
const MemberId = Closed({ groupId: Uuid, memberId: Uuid });
const Id = Closed({ id: Uuid });
const InvitationId = Closed({ groupId: Uuid, id: Uuid });
const Done = Type.Null({ description: 'Done' });
const fewPerMinute = { rateLimit: { max: 20, timeWindow: '1 minute' } };

export async function groupRoutes(app: App) {
  app.get(
    '/api/groups',
    { schema: { summary: 'My groups', tags: ['groups'], response: { 200: Groups } } },
    async ({ ctx }) => ({
      items: await listGroupsOf(ctx.db, ctx.actor.id),
    }),
  );
  app.post(
    '/api/groups',
    { schema: { summary: 'Found a group (coordinators)', tags: ['groups'], body: NewGroup, response: { 201: Group } } },
    async (request, reply) => reply.status(201).send(await actions.createGroup(request.ctx, request.body)),
  );
  app.get(
    '/api/groups/:groupId',
    { schema: { summary: 'One group', tags: ['groups'], params: GroupId, response: { 200: Group } } },
    async ({ ctx, params }) => toGroup((await accessGroup(ctx.db, ctx.actor, params.groupId, 'read')).group),
  );
  app.patch(
    '/api/groups/:groupId',
    {
      schema: {
        summary: 'Change name or mandate',
        tags: ['groups'],
        params: GroupId,
        body: GroupChange,
        response: { 200: Group },
      },
    },
    (request) => actions.changeGroup(request.ctx, request.params.groupId, request.body),
  );

  app.get(
    '/api/groups/:groupId/members',
    { schema: { summary: 'Members of a group', tags: ['groups'], params: GroupId, response: { 200: GroupMembers } } },
    async ({ ctx, params }) => {
      await accessGroup(ctx.db, ctx.actor, params.groupId, 'read');
      return { items: await listGroupMembers(ctx.db, params.groupId) };
    },
  );
  app.post(
    '/api/groups/:groupId/members',
    {
      schema: {
        summary: 'Add a member of the hub',
        tags: ['groups'],
        params: GroupId,
        body: NewGroupMember,
        response: { 201: GroupMembers },
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send({ items: await actions.addGroupMember(request.ctx, request.params.groupId, request.body) }),
  );
  app.patch(
    '/api/groups/:groupId/members/:memberId',
    {
      schema: {
        summary: 'Give another role',
        tags: ['groups'],
        params: MemberId,
        body: RoleChange,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      const { groupId, memberId } = request.params;
      await actions.changeRole(request.ctx, groupId, { memberId, role: request.body.role });
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/api/groups/:groupId/members/:memberId',
    { schema: { summary: 'Remove a member, or leave', tags: ['groups'], params: MemberId, response: { 204: Done } } },
    async (request, reply) => {
      await actions.removeMember(request.ctx, request.params.groupId, request.params.memberId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/api/groups/:groupId/invitations',
    { schema: { summary: 'Open invitations', tags: ['groups'], params: GroupId, response: { 200: Invitations } } },
    async ({ ctx, params }) => ({ items: await invitations.listInvitations(ctx, params.groupId) }),
  );
  app.delete(
    '/api/groups/:groupId/invitations/:id',
    { schema: { summary: 'Withdraw an invitation', tags: ['groups'], params: InvitationId, response: { 204: Done } } },
    async (request, reply) => {
      await invitations.withdrawInvitation(request.ctx, request.params.groupId, request.params.id);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/invitations',
    { schema: { summary: 'Invite an address', tags: ['groups'], body: NewInvitation, response: { 201: Invitation } } },
    async (request, reply) => reply.status(201).send(await invitations.invite(request.ctx, request.body)),
  );
  app.get(
    '/api/invitations',
    { schema: { summary: 'Open invitations to the hub', tags: ['groups'], response: { 200: Invitations } } },
    async ({ ctx }) => ({ items: await invitations.listInvitations(ctx, null) }),
  );
  app.delete(
    '/api/invitations/:id',
    { schema: { summary: 'Withdraw an invitation to the hub', tags: ['groups'], params: Id, response: { 204: Done } } },
    async (request, reply) => {
      await invitations.withdrawInvitation(request.ctx, null, request.params.id);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/invitations/preview',
    {
      config: { open: true, ...fewPerMinute },
      schema: {
        summary: 'What an invitation is for',
        tags: ['groups'],
        body: InvitationToken,
        response: { 200: InvitationPreview },
      },
    },
    (request) => invitations.previewInvitation(app.services, request.body.token),
  );
  app.post(
    '/api/invitations/accept',
    {
      config: { open: true, ...fewPerMinute },
      schema: { summary: 'Accept an invitation', tags: ['groups'], body: AcceptInvitation, response: { 204: Done } },
    },
    async (request, reply) => {
      const device = request.headers['user-agent'] ?? '';
      const token = await invitations.acceptInvitation(app.services, request.body, device);
      if (token) setSessionCookie(reply, token);
      return reply.status(204).send(null);
    },
  );
}
