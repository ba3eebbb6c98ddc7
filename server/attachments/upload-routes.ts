import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { fileKinds } from '../../shared/attachments/kinds.ts';
import { Attachment, filesPerMessage, UploadLimits, UploadState } from '../../shared/attachments/schema.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import { accessUpload } from './access.ts';
import { finishUpload } from './finish-actions.ts';
import { createTus } from './tus.ts';
import { cancelUpload } from './upload-actions.ts';

const tags = ['attachments'];
const OfThread = Closed({ threadId: Uuid });
const OfGroup = Closed({ groupId: Uuid });
const OfUpload = Closed({ uploadId: Uuid });
const chunk = 'application/offset+octet-stream';
const beginning =
  'Headers: `Tus-Resumable: 1.0.0`, `Upload-Length` in bytes, `Upload-Metadata` with `clientId` and `name` in base64. The answer’s `Location` is where the bytes go.';
const sending =
  'Headers: `Tus-Resumable: 1.0.0`, `Upload-Offset` as HEAD tells it, `Content-Type: application/offset+octet-stream`. The body is bytes from there on; the answer’s `Upload-Offset` is what is stored.';
const told = ['tus-resumable', 'location', 'upload-offset', 'upload-length', 'cache-control'];

/** Resumable uploads by the tus protocol 1.0.0. Every request is asked who sends it and whether they may. */
export async function uploadRoutes(app: App) {
  const tus = createTus(app.services);
  app.addContentTypeParser(chunk, (_request, _payload, done) => done(null));

  app.get(
    '/api/uploads',
    { schema: { tags, summary: 'What may be uploaded', response: { 200: UploadLimits } } },
    async () => ({ maxBytes: app.services.config.maxUploadBytes, filesPerMessage, types: [...fileKinds.keys()] }),
  );

  app.post(
    '/api/threads/:threadId/uploads',
    {
      schema: {
        tags,
        summary: 'Begin an upload for a thread (tus)',
        description: beginning,
        params: OfThread,
        response: { 201: Type.Null() },
      },
    },
    async (request, reply) => answer(reply, await tus(request, { ...request.params, groupId: null })),
  );

  app.post(
    '/api/groups/:groupId/uploads',
    {
      schema: {
        tags,
        summary: 'Begin an upload for the first message of a thread that will be opened in the group (tus)',
        description: beginning,
        params: OfGroup,
        response: { 201: Type.Null() },
      },
    },
    async (request, reply) => answer(reply, await tus(request, { ...request.params, threadId: null })),
  );

  app.get(
    '/api/uploads/:uploadId',
    {
      schema: {
        tags,
        summary: 'How much of my upload is there; asked by HEAD it answers as tus does',
        params: OfUpload,
        response: { 200: UploadState },
      },
    },
    async (request, reply) => {
      const { received, declaredSize } = await accessUpload(request.ctx.db, request.ctx.actor, request.params.uploadId);
      if (request.method === 'HEAD') return answer(reply, await tus(request));
      return { received, size: declaredSize };
    },
  );

  app.patch(
    '/api/uploads/:uploadId',
    {
      schema: {
        ...{ tags, summary: 'Send the next bytes (tus)', description: sending },
        params: OfUpload,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await accessUpload(request.ctx.db, request.ctx.actor, request.params.uploadId);
      return answer(reply, await tus(request));
    },
  );

  app.delete(
    '/api/uploads/:uploadId',
    { schema: { tags, summary: 'Take my upload back', params: OfUpload, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await cancelUpload(request.ctx, request.params.uploadId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/api/uploads/:uploadId/finish',
    {
      schema: {
        tags,
        summary: 'Check my upload once all bytes are there; again, it answers the same',
        params: OfUpload,
        response: { 200: Attachment },
      },
    },
    (request) => finishUpload(request.ctx, request.params.uploadId),
  );
}

function answer(reply: FastifyReply, response: Response) {
  for (const name of told) {
    const value = response.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  return reply.status(response.status).send();
}
