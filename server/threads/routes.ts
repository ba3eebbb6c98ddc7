import { Type } from 'typebox';
import { Closed, Instant, Uuid } from '../../shared/fields.ts';
import {
  MessagePage,
  NewInThreads,
  NewThread,
  ReadMark,
  Thread,
  ThreadChange,
  ThreadList,
  ThreadPage,
} from '../../shared/threads/schema.ts';
import type { App } from '../http/app-type.ts';
import { listNewInThreads, listThreads, markRead, markUnread, openThread, pageMessages } from './reading-actions.ts';
import { changeThread, createThread } from './thread-actions.ts';

const tags = ['threads'];
const OfGroup = Closed({ groupId: Uuid });
const OfThread = Closed({ threadId: Uuid });
const MessageNumber = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Number of a message in its thread',
});
const Cursor = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
});

export async function threadRoutes(app: App) {
  app.get(
    '/api/groups/:groupId/threads',
    {
      schema: {
        tags,
        summary: 'Threads of a group, newest activity first',
        params: OfGroup,
        querystring: Closed({ cursor: Type.Optional(Cursor) }),
        response: { 200: ThreadList },
      },
    },
    (request) => listThreads(request.ctx, request.params.groupId, request.query.cursor),
  );

  app.post(
    '/api/groups/:groupId/threads',
    {
      schema: {
        tags,
        summary: 'Open a thread with its first message',
        params: OfGroup,
        body: NewThread,
        response: { 200: Thread, 201: Thread },
      },
    },
    async (request, reply) => {
      const { item, created } = await createThread(request.ctx, request.params.groupId, request.body);
      return reply.status(created ? 201 : 200).send(item);
    },
  );

  app.get(
    '/api/threads/new',
    { schema: { tags, summary: 'Threads with something new to me', response: { 200: NewInThreads } } },
    async (request) => ({ items: await listNewInThreads(request.ctx.db, request.ctx.actor, 50) }),
  );

  app.get(
    '/api/threads/:threadId',
    {
      schema: {
        tags,
        summary: 'A thread with the messages around the first unread one',
        params: OfThread,
        querystring: Closed({ around: Type.Optional(MessageNumber) }),
        response: { 200: ThreadPage },
      },
    },
    (request) => openThread(request.ctx, request.params.threadId, request.query.around),
  );

  app.patch(
    '/api/threads/:threadId',
    {
      schema: {
        tags,
        summary: 'Rename or relabel a thread; letting more people in needs a reason',
        params: OfThread,
        body: ThreadChange,
        response: { 200: Thread },
      },
    },
    (request) => changeThread(request.ctx, request.params.threadId, request.body),
  );

  app.get(
    '/api/threads/:threadId/messages',
    {
      schema: {
        tags,
        summary: 'Messages before, after or around a number, or from an instant on',
        params: OfThread,
        querystring: Type.Partial(
          Closed({ before: MessageNumber, after: MessageNumber, around: MessageNumber, since: Instant }),
          { additionalProperties: false },
        ),
        response: { 200: MessagePage },
      },
    },
    (request) => pageMessages(request.ctx, request.params.threadId, request.query),
  );

  app.put(
    '/api/threads/:threadId/read',
    {
      schema: {
        tags,
        summary: 'Mark as read up to a message; never moves back',
        params: OfThread,
        body: ReadMark,
        response: { 200: ReadMark },
      },
    },
    (request) => markRead(request.ctx, request.params.threadId, request.body.ordinal),
  );

  app.put(
    '/api/threads/:threadId/unread',
    {
      schema: {
        tags,
        summary: 'Mark as unread from a message on',
        params: OfThread,
        body: Closed({ ordinal: MessageNumber }),
        response: { 200: ReadMark },
      },
    },
    (request) => markUnread(request.ctx, request.params.threadId, request.body.ordinal),
  );
}
