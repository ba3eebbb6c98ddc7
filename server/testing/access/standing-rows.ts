import { randomUUID } from 'node:crypto';
import { manages, type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const ofThread = async (world: World) => ({ params: { threadId: await world.thread() } });
const ofMessage = async (world: World) => ({ params: { messageId: await world.message() } });

/** A message that the member asked to be confirmed. */
const ofAsked = async (world: World) => {
  const ask = await ofMessage(world);
  await world.as('member', { method: 'PUT', url: `/api/messages/${ask.params.messageId}/request` });
  return ask;
};

/** Only who wrote it, and they are the member. */
const author = { ...writes, chair: 403, coordinator: 403 } as const;
const authorOrLead = { ...manages, member: 'ok' } as const;

const moving: Row['ask'] = async (world) => {
  const { messageId } = (await ofMessage(world)).params;
  const { threadId } = (await world.as('member', { method: 'GET', url: `/api/messages/${messageId}` })).json();
  const to = { clientId: randomUUID(), title: 'Osobny wątek', label: 'TLP:GREEN' };
  return { params: { threadId }, body: { messageIds: [messageId], to } };
};

export const standingRows: Rows = {
  'POST /api/markdown': { who: signedIn, ask: () => ({ body: { body: '**Pogrubione**' } }) },
  'GET /api/messages/:messageId': { who: reads, ask: ofMessage },
  'GET /api/messages/:messageId/seen': { who: reads, ask: ofMessage },
  'PUT /api/messages/:messageId/pin': { who: writes, ask: ofMessage },
  'DELETE /api/messages/:messageId/pin': { who: writes, ask: ofMessage },
  'PUT /api/messages/:messageId/request': { who: author, ask: ofMessage },
  // Authors do not confirm to themselves: access is granted, the deed is a conflict.
  'PUT /api/messages/:messageId/confirmation': { who: reads, ask: ofAsked, passes: [409] },
  'DELETE /api/messages/:messageId/confirmation': { who: reads, ask: ofAsked, passes: [409] },
  'GET /api/messages/:messageId/confirmations': { who: { ...authorOrLead, observer: 403 }, ask: ofAsked },
  'PUT /api/messages/:messageId/label': {
    who: writes,
    ask: async (world) => ({ ...(await ofMessage(world)), body: { label: 'TLP:AMBER' } }),
  },
  'GET /api/threads/:threadId/asides': { who: reads, ask: ofThread },
  'POST /api/threads/:threadId/move': { who: writes, ask: moving },
  'POST /api/threads/:threadId/close': {
    who: authorOrLead,
    ask: async (world) => ({ ...(await ofThread(world)), body: { summary: 'Ustalono.' } }),
  },
  'POST /api/threads/:threadId/reopen': { who: authorOrLead, ask: ofThread },
  'PUT /api/threads/:threadId/following': {
    who: reads,
    ask: async (world) => ({ ...(await ofThread(world)), body: { level: 'mentions' } }),
  },
  'GET /api/groups/:groupId/following': { who: reads, ask: ({ groupId }) => ({ params: { groupId } }) },
  'PUT /api/groups/:groupId/following': {
    who: reads,
    ask: ({ groupId }) => ({ params: { groupId }, body: { level: 'all' } }),
  },
  'GET /api/threads/:threadId/unsent': { who: reads, ask: ofThread },
  'PUT /api/threads/:threadId/unsent': {
    who: writes,
    ask: async (world) => ({
      ...(await ofThread(world)),
      body: { body: 'Zaczynam pisać', replyTo: null, label: null, readers: [], asks: false, base: 0 },
    }),
  },
};
