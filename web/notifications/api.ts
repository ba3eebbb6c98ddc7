import type { ThingRef } from '../../shared/links/schema.ts';
import type { Inbox, MarkedIds, NoticeGroup, Unread } from '../../shared/notifications/schema.ts';
import type { GroupMail, MailChoices, MailSettings, Unsubscription } from '../../shared/notifications/settings.ts';
import { request } from '../lib/api.ts';

export const readUnread = () => request<Unread>('GET', '/api/notifications/unread');

/** The first `pages` pages of the inbox as one. */
export async function readInbox(onlyNew: boolean, pages: number, signal: AbortSignal): Promise<Inbox> {
  const items: NoticeGroup[] = [];
  let next: number | null = 0;
  for (let page = 0; page < pages && next !== null; page += 1) {
    const query = `offset=${next}${onlyNew ? '&only=unread' : ''}`;
    const inbox: Inbox = await request<Inbox>('GET', `/api/notifications?${query}`, undefined, signal);
    const known = new Set(items.map(({ id }) => id));
    items.push(...inbox.items.filter(({ id }) => !known.has(id)));
    next = inbox.next;
  }
  return { items, next };
}

export const markRead = (thing: ThingRef) => request<MarkedIds>('PUT', '/api/notifications/read', { thing });
export const markAllRead = (until: string) => request<MarkedIds>('PUT', '/api/notifications/read-all', { until });
export const markUnread = (ids: string[]) => request<MarkedIds>('PUT', '/api/notifications/unread', { ids });

export const readChoices = () => request<MailChoices>('GET', '/api/me/notifications');
export const saveSettings = (settings: MailSettings) => request<MailChoices>('PUT', '/api/me/notifications', settings);
export const saveGroupMail = (groupId: string, mail: GroupMail) =>
  request<MailChoices>('PUT', `/api/me/notifications/groups/${groupId}`, { mail });

export const readUnsubscription = (token: string) =>
  request<Unsubscription>('GET', `/api/unsubscriptions/${encodeURIComponent(token)}`);
export const unsubscribe = (token: string) =>
  request<Unsubscription>('POST', `/api/unsubscriptions/${encodeURIComponent(token)}`);
