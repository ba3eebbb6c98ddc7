import { Type } from 'typebox';
import { Closed, Uuid } from '../../shared/fields.ts';
import { Inbox, MarkAllRead, MarkedIds, MarkRead, Unread } from '../../shared/notifications/schema.ts';
import { GroupMailChange, MailChoices, MailSettings } from '../../shared/notifications/settings.ts';
import type { App } from '../http/app-type.ts';
import { readInbox, readUnread } from './inbox-actions.ts';
import { readAll, readThing, unread } from './marking-actions.ts';
import { changeGroupMail, changeSettings, readChoices } from './settings-actions.ts';

const tags = ['notifications'];
const InboxQuery = Closed({
  only: Type.Optional(Type.Literal('unread')),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
});

export async function notificationRoutes(app: App) {
  app.get(
    '/api/notifications',
    {
      schema: {
        tags,
        summary: 'My notifications by thing, the newest first',
        querystring: InboxQuery,
        response: { 200: Inbox },
      },
    },
    (request) => readInbox(request.ctx, request.query),
  );

  app.get(
    '/api/notifications/unread',
    { schema: { tags, summary: 'What is unread, without words', response: { 200: Unread } } },
    (request) => readUnread(request.ctx),
  );

  app.put(
    '/api/notifications/read',
    {
      schema: {
        tags,
        summary: 'Mark everything about a thing as read',
        body: MarkRead,
        response: { 200: MarkedIds },
      },
    },
    (request) => readThing(request.ctx, request.body.thing),
  );

  app.put(
    '/api/notifications/read-all',
    {
      schema: {
        tags,
        summary: 'Mark everything up to a moment as read',
        body: MarkAllRead,
        response: { 200: MarkedIds },
      },
    },
    (request) => readAll(request.ctx, request.body.until),
  );

  app.put(
    '/api/notifications/unread',
    { schema: { tags, summary: 'Make notifications new again', body: MarkedIds, response: { 200: MarkedIds } } },
    (request) => unread(request.ctx, request.body.ids),
  );

  app.get(
    '/api/me/notifications',
    { schema: { tags, summary: 'When I am mailed', response: { 200: MailChoices } } },
    (request) => readChoices(request.ctx),
  );

  app.put(
    '/api/me/notifications',
    { schema: { tags, summary: 'Choose when I am mailed', body: MailSettings, response: { 200: MailChoices } } },
    (request) => changeSettings(request.ctx, request.body),
  );

  app.put(
    '/api/me/notifications/groups/:groupId',
    {
      schema: {
        tags,
        summary: 'Choose what of a group is mailed to me',
        params: Closed({ groupId: Uuid }),
        body: GroupMailChange,
        response: { 200: MailChoices },
      },
    },
    (request) => changeGroupMail(request.ctx, request.params.groupId, request.body.mail),
  );
}
