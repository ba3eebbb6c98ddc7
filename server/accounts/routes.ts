import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  AccessTokens,
  CapturedMails,
  CreatedAccessToken,
  DemoPeople,
  DemoSignIn,
  LinkRequest,
  Me,
  Members,
  NewAccessToken,
  ProfileChange,
  Sessions,
  SignIn,
} from '../../shared/accounts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { Ctx } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { clearSessionCookie, setSessionCookie } from '../http/session.ts';
import * as actions from './actions.ts';
import { findMe, listMembers } from './queries.ts';
import { listSamplePeople, requestLink, signInAsSample, signInByLink } from './sign-in-actions.ts';

const Id = Closed({ id: Uuid });
const Done = Type.Null({ description: 'Done' });
const manyPerMinute = { rateLimit: { max: 300, timeWindow: '1 minute' } };
const fewPerMinute = { rateLimit: { max: 10, timeWindow: '1 minute' } };

const deviceOf = (request: FastifyRequest) => request.headers['user-agent'] ?? '';

async function me({ db, actor, services }: Ctx): Promise<Me> {
  const found = await findMe(db, actor.id);
  if (!found) throw new AppError('sign_in_required');
  return { ...found, demo: services.config.sample };
}

export async function accountRoutes(app: App) {
  app.post(
    '/api/auth/link',
    {
      config: { open: true, ...fewPerMinute },
      schema: {
        summary: 'Ask for a sign-in link by mail',
        tags: ['accounts'],
        body: LinkRequest,
        response: { 202: Done },
      },
    },
    async (request, reply) => {
      await requestLink(app.services, request.body.email);
      return reply.status(202).send(null);
    },
  );
  app.post(
    '/api/auth/session',
    {
      config: { open: true, ...fewPerMinute },
      schema: {
        summary: 'Sign in with the token of a link',
        tags: ['accounts'],
        body: SignIn,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      setSessionCookie(reply, await signInByLink(app.services, request.body.token, deviceOf(request)));
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/api/auth/session',
    { schema: { summary: 'Sign out', tags: ['accounts'], response: { 204: Done } } },
    async (request, reply) => {
      if (request.ctx.actor.via.kind === 'session') await actions.endSession(request.ctx, request.ctx.actor.via.id);
      clearSessionCookie(reply);
      return reply.status(204).send(null);
    },
  );

  app.get('/api/me', { schema: { summary: 'Who am I', tags: ['accounts'], response: { 200: Me } } }, (request) =>
    me(request.ctx),
  );
  app.patch(
    '/api/me',
    { schema: { summary: 'Change my profile', tags: ['accounts'], body: ProfileChange, response: { 200: Me } } },
    async (request) => {
      await actions.changeProfile(request.ctx, request.body);
      return me(request.ctx);
    },
  );
  app.get(
    '/api/me/sessions',
    { schema: { summary: 'My sessions', tags: ['accounts'], response: { 200: Sessions } } },
    async ({ ctx }) => ({
      items: await actions.listSessions(ctx.db, ctx.actor),
    }),
  );
  app.delete(
    '/api/me/sessions/:id',
    { schema: { summary: 'End one of my sessions', tags: ['accounts'], params: Id, response: { 204: Done } } },
    async (request, reply) => {
      await actions.endSession(request.ctx, request.params.id);
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/me/tokens',
    { schema: { summary: 'My access tokens', tags: ['accounts'], response: { 200: AccessTokens } } },
    async ({ ctx }) => ({
      items: await actions.listAccessTokens(ctx.db, ctx.actor),
    }),
  );
  app.post(
    '/api/me/tokens',
    {
      schema: {
        summary: 'Make an access token; shown once',
        tags: ['accounts'],
        body: NewAccessToken,
        response: { 201: CreatedAccessToken },
      },
    },
    async (request, reply) => {
      if (request.ctx.actor.via.kind !== 'session') throw new AppError('forbidden');
      return reply
        .status(201)
        .send(await actions.createAccessToken(request.ctx.db, request.ctx.actor.id, request.body));
    },
  );
  app.delete(
    '/api/me/tokens/:id',
    { schema: { summary: 'Revoke an access token', tags: ['accounts'], params: Id, response: { 204: Done } } },
    async (request, reply) => {
      await actions.revokeAccessToken(request.ctx.db, request.ctx.actor.id, request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/api/members',
    { schema: { summary: 'Everybody in the hub', tags: ['accounts'], response: { 200: Members } } },
    async ({ ctx }) => ({
      items: await listMembers(ctx.db),
    }),
  );
  app.post(
    '/api/members/:id/disable',
    { schema: { summary: 'Disable a person (coordinators)', tags: ['accounts'], params: Id, response: { 204: Done } } },
    async (request, reply) => {
      await actions.disableByCoordinator(request.ctx, request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/api/demo/people',
    {
      config: { open: true, ...manyPerMinute },
      schema: { summary: 'The sample team', tags: ['demo'], response: { 200: DemoPeople } },
    },
    async () => ({
      items: await listSamplePeople(app.services),
    }),
  );
  app.post(
    '/api/demo/session',
    {
      config: { open: true, ...manyPerMinute },
      schema: {
        summary: 'Sign in as one of the sample team',
        tags: ['demo'],
        body: DemoSignIn,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      setSessionCookie(reply, await signInAsSample(app.services, request.body.memberId, deviceOf(request)));
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/demo/mail',
    {
      config: { open: true, ...manyPerMinute },
      schema: { summary: 'Mail that the demo captured', tags: ['demo'], response: { 200: CapturedMails } },
    },
    async () => ({
      items: await actions.listCapturedMails(app.services),
    }),
  );
}
