import { Closed, List, Nullable, Uuid } from '../../shared/fields.ts';
import {
  ConfirmationList,
  Following,
  FollowLevel,
  Message,
  Move,
  Moved,
  NewClosing,
  Relabelling,
  Seen,
  Thread,
  Unsent,
  UnsentChange,
  Whereabouts,
} from '../../shared/threads/schema.ts';
import type { App } from '../http/app-type.ts';
import { listAsides } from './aside-actions.ts';
import { closeThread, reopenThread } from './closing-actions.ts';
import { askConfirmation, confirmMessage, readConfirmations } from './confirmation-actions.ts';
import { followGroup, followThread, readGroupFollow } from './following-actions.ts';
import { relabelMessage } from './label-actions.ts';
import { moveMessages } from './moving-actions.ts';
import { pinMessage } from './pinning-actions.ts';
import { findMessage, readSeen } from './seen-actions.ts';
import { changeUnsent, readUnsent } from './unsent-actions.ts';

const tags = ['threads'];
const OfThread = Closed({ threadId: Uuid });
const OfMessage = Closed({ messageId: Uuid });
const OfGroup = Closed({ groupId: Uuid });
const OneLevel = Closed({ level: FollowLevel });

/** What a message is beside its text: pinned, asked to be confirmed, under its own label, read by whom, elsewhere. */
export async function standingRoutes(app: App) {
  const toMessageRoute = (summary: string) => ({
    schema: { tags, summary, params: OfMessage, response: { 200: Message } },
  });
  app.put('/api/messages/:messageId/pin', toMessageRoute('Put a message on top of its thread'), (request) =>
    pinMessage(request.ctx, request.params.messageId, true),
  );
  app.delete('/api/messages/:messageId/pin', toMessageRoute('Take a pinned message down'), (request) =>
    pinMessage(request.ctx, request.params.messageId, false),
  );
  app.put('/api/messages/:messageId/request', toMessageRoute('Ask everybody to confirm my message'), (request) =>
    askConfirmation(request.ctx, request.params.messageId),
  );
  app.put('/api/messages/:messageId/confirmation', toMessageRoute('Confirm that I have read it'), (request) =>
    confirmMessage(request.ctx, request.params.messageId, true),
  );
  app.delete('/api/messages/:messageId/confirmation', toMessageRoute('Take my confirmation back'), (request) =>
    confirmMessage(request.ctx, request.params.messageId, false),
  );

  app.get(
    '/api/messages/:messageId/confirmations',
    {
      schema: {
        tags,
        summary: 'Who has confirmed my message and who has not',
        params: OfMessage,
        response: { 200: ConfirmationList },
      },
    },
    (request) => readConfirmations(request.ctx, request.params.messageId),
  );

  app.put(
    '/api/messages/:messageId/label',
    {
      schema: {
        tags,
        summary: 'Give a message its own label; letting more people in needs a reason',
        params: OfMessage,
        body: Relabelling,
        response: { 200: Message },
      },
    },
    (request) => relabelMessage(request.ctx, request.params.messageId, request.body),
  );

  app.get(
    '/api/messages/:messageId/seen',
    {
      schema: { tags, summary: 'Who has read a message, in small groups', params: OfMessage, response: { 200: Seen } },
    },
    (request) => readSeen(request.ctx, request.params.messageId),
  );

  app.get(
    '/api/messages/:messageId',
    { schema: { tags, summary: 'Where a message stands now', params: OfMessage, response: { 200: Whereabouts } } },
    (request) => findMessage(request.ctx, request.params.messageId),
  );
}

/** What a thread is beside its messages: followed, written in, closed, and what is for some of its readers only. */
export async function threadStandingRoutes(app: App) {
  app.get(
    '/api/threads/:threadId/asides',
    {
      schema: {
        tags,
        summary: 'TLP:RED messages of a thread that name me',
        params: OfThread,
        response: { 200: List(Message) },
      },
    },
    async (request) => ({ items: await listAsides(request.ctx, request.params.threadId) }),
  );

  app.post(
    '/api/threads/:threadId/move',
    {
      schema: {
        tags,
        summary: 'Move messages to another or a new thread of the same or a narrower label',
        params: OfThread,
        body: Move,
        response: { 200: Moved },
      },
    },
    (request) => moveMessages(request.ctx, request.params.threadId, request.body),
  );

  app.post(
    '/api/threads/:threadId/close',
    {
      schema: {
        tags,
        summary: 'Close a thread with a summary',
        params: OfThread,
        body: NewClosing,
        response: { 200: Thread },
      },
    },
    (request) => closeThread(request.ctx, request.params.threadId, request.body.summary),
  );

  app.post(
    '/api/threads/:threadId/reopen',
    { schema: { tags, summary: 'Open a closed thread again', params: OfThread, response: { 200: Thread } } },
    (request) => reopenThread(request.ctx, request.params.threadId),
  );

  app.put(
    '/api/threads/:threadId/following',
    {
      schema: {
        tags,
        summary: 'Choose what I hear of a thread; null: as usual in its group',
        params: OfThread,
        body: Closed({ level: Nullable(FollowLevel) }),
        response: { 200: Following },
      },
    },
    (request) => followThread(request.ctx, request.params.threadId, request.body.level),
  );

  app.get(
    '/api/groups/:groupId/following',
    { schema: { tags, summary: 'What I usually hear of a group', params: OfGroup, response: { 200: OneLevel } } },
    async (request) => ({ level: await readGroupFollow(request.ctx, request.params.groupId) }),
  );

  app.put(
    '/api/groups/:groupId/following',
    {
      schema: {
        tags,
        summary: 'Choose what I usually hear of a group',
        params: OfGroup,
        body: OneLevel,
        response: { 200: OneLevel },
      },
    },
    async (request) => ({ level: await followGroup(request.ctx, request.params.groupId, request.body.level) }),
  );

  app.get(
    '/api/threads/:threadId/unsent',
    { schema: { tags, summary: 'What I typed and have not sent', params: OfThread, response: { 200: Unsent } } },
    (request) => readUnsent(request.ctx, request.params.threadId),
  );

  app.put(
    '/api/threads/:threadId/unsent',
    {
      schema: {
        tags,
        summary: 'Keep what I type, for my other devices',
        params: OfThread,
        body: UnsentChange,
        response: { 200: Unsent },
      },
    },
    (request) => changeUnsent(request.ctx, request.params.threadId, request.body),
  );
}
