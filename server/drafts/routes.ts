import { Type } from 'typebox';
import {
  Draft,
  DraftChange,
  Drafts,
  DraftVersion,
  DraftVersions,
  DraftView,
  NewDraft,
  NewDraftVersion,
} from '../../shared/drafts/schema.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import { accessGroup } from '../groups/access.ts';
import type { App } from '../http/app-type.ts';
import { accessDraft, mayInDraft } from './access.ts';
import * as actions from './actions.ts';
import { listDraftsOf, listDraftsOfGroup, toDraft } from './queries.ts';
import { createRooms } from './rooms.ts';
import { serveSync } from './sync-socket.ts';
import { pinVersion } from './version-actions.ts';
import { listVersions } from './version-queries.ts';

const GroupId = Closed({ groupId: Uuid });
const DraftId = Closed({ draftId: Uuid });
const Done = Type.Null({ description: 'Done' });

/** Drafts, their versions, and the socket over which their text is written together. */
export async function draftRoutes(app: App) {
  const { db, pool, listener } = app.services;
  const rooms = createRooms({ db, databaseUrl: pool.options.connectionString, listener, log: app.log });
  app.addHook('preClose', rooms.stop);

  app.get(
    '/api/drafts/:draftId/sync',
    { websocket: true, schema: { hide: true, params: DraftId } },
    (socket, { ctx, params }) => serveSync(socket, { ctx, rooms, draftId: params.draftId }),
  );
  app.get(
    '/api/drafts',
    { schema: { summary: 'Drafts of my groups', tags: ['drafts'], response: { 200: Drafts } } },
    async ({ ctx }) => ({ items: await listDraftsOf(ctx.db, ctx.actor.id) }),
  );
  app.get(
    '/api/groups/:groupId/drafts',
    { schema: { summary: 'Drafts of a group', tags: ['drafts'], params: GroupId, response: { 200: Drafts } } },
    async ({ ctx, params }) => {
      await accessGroup(ctx.db, ctx.actor, params.groupId, 'read');
      return { items: await listDraftsOfGroup(ctx.db, params.groupId) };
    },
  );
  app.post(
    '/api/groups/:groupId/drafts',
    {
      schema: { summary: 'Begin a draft', tags: ['drafts'], params: GroupId, body: NewDraft, response: { 201: Draft } },
    },
    async ({ ctx, params, body }, reply) =>
      reply.status(201).send(await actions.createDraft(ctx, params.groupId, body)),
  );
  app.get(
    '/api/drafts/:draftId',
    { schema: { summary: 'One draft', tags: ['drafts'], params: DraftId, response: { 200: DraftView } } },
    async ({ ctx, params }) => {
      const access = await accessDraft(ctx.db, ctx.actor, params.draftId, 'read');
      return {
        ...toDraft(access.draft),
        canWrite: mayInDraft(access, 'write'),
        canDelete: mayInDraft(access, 'delete'),
      };
    },
  );
  app.patch(
    '/api/drafts/:draftId',
    {
      schema: {
        summary: 'Change title, kind, level or label',
        tags: ['drafts'],
        params: DraftId,
        body: DraftChange,
        response: { 200: Draft },
      },
    },
    ({ ctx, params, body }) => actions.changeDraft(ctx, params.draftId, body),
  );
  app.delete(
    '/api/drafts/:draftId',
    { schema: { summary: 'Take a draft away', tags: ['drafts'], params: DraftId, response: { 204: Done } } },
    async ({ ctx, params }, reply) => {
      await actions.deleteDraft(ctx, params.draftId);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/drafts/:draftId/restore',
    { schema: { summary: 'Bring a draft back', tags: ['drafts'], params: DraftId, response: { 200: Draft } } },
    ({ ctx, params }) => actions.restoreDraft(ctx, params.draftId),
  );
  app.get(
    '/api/drafts/:draftId/versions',
    { schema: { summary: 'Pinned versions', tags: ['drafts'], params: DraftId, response: { 200: DraftVersions } } },
    async ({ ctx, params }) => {
      await accessDraft(ctx.db, ctx.actor, params.draftId, 'read');
      return { items: await listVersions(ctx.db, params.draftId) };
    },
  );
  app.post(
    '/api/drafts/:draftId/versions',
    {
      schema: {
        summary: 'Pin the text as it is now',
        tags: ['drafts'],
        params: DraftId,
        body: NewDraftVersion,
        response: { 201: DraftVersion },
      },
    },
    async ({ ctx, params, body }, reply) => reply.status(201).send(await pinVersion(ctx, params.draftId, body)),
  );
}
