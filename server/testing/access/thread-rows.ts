import { randomUUID } from 'node:crypto';
import { tusHeaders, uploadMetadata } from '../uploads.ts';
import { manages, type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import { newThread, type World } from './world.ts';

const ofThread = async (world: World) => ({ params: { threadId: await world.thread() } });
const ofMessage = async (world: World) => ({ params: { messageId: await world.message() } });
const withBody =
  (of: (world: World) => Promise<{ params: Record<string, string> }>, body: () => unknown): Row['ask'] =>
  async (world) => ({ ...(await of(world)), body: body() });

/** Only who wrote it, and they are the member. */
const author = { ...writes, chair: 403, coordinator: 403 } as const;

export const threadRows: Rows = {
  'GET /api/groups/:groupId/threads': { who: reads, ask: ({ groupId }) => ({ params: { groupId } }) },
  'POST /api/groups/:groupId/uploads': {
    who: writes,
    ask: ({ groupId }) => ({
      params: { groupId },
      headers: { ...tusHeaders, 'upload-length': '2', 'upload-metadata': uploadMetadata('notatka.txt') },
    }),
  },
  'POST /api/groups/:groupId/threads': {
    who: writes,
    ask: ({ groupId }) => ({ params: { groupId }, body: newThread() }),
  },
  'GET /api/threads/new': { who: signedIn },
  'GET /api/threads/:threadId': { who: reads, ask: ofThread },
  'PATCH /api/threads/:threadId': {
    who: { ...manages, member: 'ok' },
    ask: withBody(ofThread, () => ({ title: 'Inny tytuł' })),
  },
  'GET /api/threads/:threadId/messages': {
    who: reads,
    ask: async (world) => ({ ...(await ofThread(world)), query: { before: '2' } }),
  },
  'PUT /api/threads/:threadId/read': { who: reads, ask: withBody(ofThread, () => ({ ordinal: 1 })) },
  'PUT /api/threads/:threadId/unread': { who: reads, ask: withBody(ofThread, () => ({ ordinal: 1 })) },
  'POST /api/threads/:threadId/messages': {
    who: writes,
    ask: withBody(ofThread, () => ({ clientId: randomUUID(), body: 'Odpowiedź' })),
  },
  'PATCH /api/messages/:messageId': {
    who: author,
    ask: withBody(ofMessage, () => ({ body: 'Poprawka', revision: 0 })),
  },
  'DELETE /api/messages/:messageId': { who: writes, ask: ofMessage },
  'POST /api/messages/:messageId/restore': {
    who: author,
    ask: async (world) => {
      const ask = await ofMessage(world);
      await world.as('member', { method: 'DELETE', url: `/api/messages/${ask.params.messageId}` });
      return ask;
    },
  },
  'GET /api/messages/:messageId/revisions': { who: reads, ask: ofMessage },
  'PUT /api/messages/:messageId/reactions/:kind': {
    who: reads,
    ask: async (world) => ({ params: { messageId: await world.message(), kind: 'agree' } }),
  },
  'DELETE /api/messages/:messageId/reactions/:kind': {
    who: reads,
    ask: async (world) => ({ params: { messageId: await world.message(), kind: 'agree' } }),
  },
};
