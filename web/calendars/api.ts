import type { Feed } from '../../shared/calendars/schema.ts';
import { request } from '../lib/api.ts';

export const listFeeds = async () => (await request<{ items: Feed[] }>('GET', '/api/feeds')).items;
export const createFeed = (groupId: string | null) =>
  request<Feed>('POST', '/api/feeds', { clientId: crypto.randomUUID(), groupId });
export const rotateFeed = (id: string) => request<Feed>('POST', `/api/feeds/${id}/rotate`);
export const revokeFeed = (id: string) => request<void>('DELETE', `/api/feeds/${id}`);
