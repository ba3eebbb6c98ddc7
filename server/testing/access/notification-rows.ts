import { randomUUID } from 'node:crypto';
import { type Rows, signedIn } from './rules.ts';

/** An inbox is asked for by nobody's id: everybody has their own, and another's ids change nothing. */
export const notificationRows: Rows = {
  'GET /api/notifications': { who: signedIn, ask: () => ({ query: { only: 'unread', offset: '0' } }) },
  'GET /api/notifications/unread': { who: signedIn },
  'PUT /api/notifications/read': {
    who: signedIn,
    ask: () => ({ body: { thing: { kind: 'thread', id: randomUUID() } } }),
  },
  'PUT /api/notifications/read-all': { who: signedIn, ask: () => ({ body: { until: new Date().toISOString() } }) },
  'PUT /api/notifications/unread': { who: signedIn, ask: () => ({ body: { ids: [randomUUID()] } }) },
};
