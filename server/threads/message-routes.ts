import { Closed, Uuid } from '../../shared/fields.ts';
import { Message, MessageEdit, NewMessage, ReactionKind, Revisions } from '../../shared/threads/schema.ts';
import type { App } from '../http/app-type.ts';
import { deleteMessage, editMessage, postMessage, restoreMessage } from './message-actions.ts';
import { react } from './reaction-actions.ts';
import { readRevisions } from './reading-actions.ts';

const tags = ['threads'];
const OfThread = Closed({ threadId: Uuid });
const OfMessage = Closed({ messageId: Uuid });
const OfReaction = Closed({ messageId: Uuid, kind: ReactionKind });

export async function messageRoutes(app: App) {
  app.post(
    '/api/threads/:threadId/messages',
    {
      schema: {
        tags,
        summary: 'Post a message; the same clientId again answers 200 with the message it made',
        params: OfThread,
        body: NewMessage,
        response: { 200: Message, 201: Message },
      },
    },
    async (request, reply) => {
      const { item, created } = await postMessage(request.ctx, request.params.threadId, request.body);
      return reply.status(created ? 201 : 200).send(item);
    },
  );

  app.patch(
    '/api/messages/:messageId',
    {
      schema: {
        tags,
        summary: 'Change my message; the old text stays in its history',
        params: OfMessage,
        body: MessageEdit,
        response: { 200: Message },
      },
    },
    (request) => editMessage(request.ctx, request.params.messageId, request.body),
  );

  app.delete(
    '/api/messages/:messageId',
    { schema: { tags, summary: 'Delete a message; a tombstone stays', params: OfMessage, response: { 200: Message } } },
    (request) => deleteMessage(request.ctx, request.params.messageId),
  );

  app.post(
    '/api/messages/:messageId/restore',
    {
      schema: { tags, summary: 'Undo my deletion within ten seconds', params: OfMessage, response: { 200: Message } },
    },
    (request) => restoreMessage(request.ctx, request.params.messageId),
  );

  app.get(
    '/api/messages/:messageId/revisions',
    {
      schema: {
        tags,
        summary: 'Every text of a message, oldest first',
        params: OfMessage,
        response: { 200: Revisions },
      },
    },
    async (request) => ({ items: await readRevisions(request.ctx, request.params.messageId) }),
  );

  app.put(
    '/api/messages/:messageId/reactions/:kind',
    { schema: { tags, summary: 'Add my reaction', params: OfReaction, response: { 200: Message } } },
    (request) => react(request.ctx, { ...request.params, on: true }),
  );

  app.delete(
    '/api/messages/:messageId/reactions/:kind',
    { schema: { tags, summary: 'Take my reaction back', params: OfReaction, response: { 200: Message } } },
    (request) => react(request.ctx, { ...request.params, on: false }),
  );
}
