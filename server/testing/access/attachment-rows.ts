import { randomUUID } from 'node:crypto';
import { chunkHeaders, sendTestFile, tusHeaders, uploadMetadata, uploadTestFile } from '../uploads.ts';
import { membersOwn, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const file = { name: 'notatka.txt', bytes: Buffer.from('ok') };
/** One grey point. */
const picture = {
  name: 'punkt.png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const sender = async (world: World) => ({
  app: world.hub.app,
  headers: world.people.member.headers,
  threadId: await world.thread(),
});

/** The member's upload, all there. */
const ofUpload = async (world: World) => ({ params: { uploadId: await sendTestFile(await sender(world), file) } });

/** A file in a message of the member's. */
async function ofAttachment(world: World) {
  const from = await sender(world);
  const attachmentId = await uploadTestFile(from, picture);
  const message = { clientId: randomUUID(), body: '', attachmentIds: [attachmentId] };
  await world.make('member', `/api/threads/${from.threadId}/messages`, message);
  return { params: { attachmentId } };
}

export const attachmentRows: Rows = {
  'GET /api/threads/:threadId/export': {
    who: reads,
    ask: async (world) => ({ params: { threadId: await world.thread() }, query: { format: 'md' } }),
  },
  'GET /api/threads/:threadId/export-parts': {
    who: reads,
    ask: async (world) => ({ params: { threadId: await world.thread() } }),
  },
  'GET /api/uploads': { who: signedIn },
  'POST /api/threads/:threadId/uploads': {
    who: writes,
    ask: async (world) => ({
      params: { threadId: await world.thread() },
      headers: { ...tusHeaders, 'upload-length': '2', 'upload-metadata': uploadMetadata('notatka.txt') },
    }),
  },
  'GET /api/uploads/:uploadId': { who: membersOwn, ask: ofUpload },
  'PATCH /api/uploads/:uploadId': {
    who: membersOwn,
    // Nothing is left to be sent: a right request brings no bytes, and everything else brings too many.
    ask: async (world) => ({ ...(await ofUpload(world)), headers: chunkHeaders(2), body: '' }),
  },
  'DELETE /api/uploads/:uploadId': { who: membersOwn, ask: ofUpload },
  'POST /api/uploads/:uploadId/finish': { who: membersOwn, ask: ofUpload },
  'GET /api/attachments/:attachmentId/content': { who: reads, ask: ofAttachment },
  'GET /api/attachments/:attachmentId/thumbnail': { who: reads, ask: ofAttachment },
};
