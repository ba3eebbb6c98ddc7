import { type Static, Type } from 'typebox';
import { Closed } from '../fields.ts';
import { MarkedIds, UnreadNotification } from './schema.ts';

const Some = Closed({ items: Type.Array(UnreadNotification) });

/** Events of the topic `member:<id>`: what is new, read or unread again to this person, without any text. */
export const notificationEvents = {
  'notification.added': Some,
  'notification.read': MarkedIds,
  'notification.unread': Some,
};

export type NotificationEvent = {
  [Name in keyof typeof notificationEvents]: { type: Name; payload: Static<(typeof notificationEvents)[Name]> };
}[keyof typeof notificationEvents];
