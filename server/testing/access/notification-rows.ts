import { randomUUID } from 'node:crypto';
import { usualSettings } from '../../../shared/notifications/settings.ts';
import { toUnsubscribeToken } from '../../notifications/tokens.ts';
import { anybody, type Rows, reads, signedIn } from './rules.ts';
import type { World } from './world.ts';

const ofLink = ({ hub, people }: World) => ({
  params: { token: toUnsubscribeToken(hub.app.services.config.secret, people.outsider.id, 'digest') },
});

/** An inbox is asked for by nobody's id: everybody has their own, and another's ids change nothing. */
export const notificationRows: Rows = {
  'GET /api/notifications': { who: signedIn, ask: () => ({ query: { only: 'unread', offset: '0' } }) },
  'GET /api/notifications/unread': { who: signedIn },
  'PUT /api/notifications/read': {
    who: signedIn,
    ask: () => ({ body: { thing: { kind: 'thread', id: randomUUID() } } }),
  },
  'PUT /api/notifications/read-all': { who: signedIn, ask: () => ({ body: { until: new Date().toISOString() } }) },
  'GET /api/me/notifications': { who: signedIn },
  'PUT /api/me/notifications': { who: signedIn, ask: () => ({ body: usualSettings }) },
  'PUT /api/me/notifications/groups/:groupId': {
    who: reads,
    ask: ({ groupId }) => ({ params: { groupId }, body: { mail: 'digest' } }),
  },
  'GET /api/unsubscriptions/:token': { who: anybody, ask: ofLink },
  'POST /api/unsubscriptions/:token': { who: anybody, ask: ofLink },
  'POST /wypisz/:token': {
    who: anybody,
    ask: (world) => ({
      ...ofLink(world),
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  },
  'PUT /api/notifications/unread': { who: signedIn, ask: () => ({ body: { ids: [randomUUID()] } }) },
};
