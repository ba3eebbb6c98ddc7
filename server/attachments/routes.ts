import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { fileKinds } from '../../shared/attachments/kinds.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import { readRange } from '../http/byte-range.ts';
import { contentDisposition } from '../http/disposition.ts';
import type { Storage } from '../storage/storage.ts';
import { accessFile } from './access.ts';
import { contentKey, thumbnailKey } from './finish-actions.ts';

const tags = ['attachments'];
const OfAttachment = Closed({ attachmentId: Uuid });
const Bytes = Type.Unsafe<unknown>({ type: 'string', format: 'binary' });

/** A file is no page of ours, whatever is in it: no scripts, no forms, no further loading. */
const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox; frame-ancestors 'self'";

export async function attachmentRoutes(app: App) {
  const { storage } = app.services;

  app.get(
    '/api/attachments/:attachmentId/content',
    {
      schema: {
        tags,
        summary: 'The file itself, to look at or, with `save`, to keep; ranges and ETag',
        params: OfAttachment,
        querystring: Closed({ save: Type.Optional(Type.Literal('1')) }),
        response: { 200: Bytes, 206: Bytes, 304: Type.Null() },
      },
    },
    async (request, reply) => {
      const file = await accessFile(request.ctx.db, request.ctx.actor, request.params.attachmentId);
      const type = file.type ?? '';
      const shown = fileKinds.get(type)?.shown && !request.query.save;
      reply.header('content-disposition', contentDisposition(shown ? 'inline' : 'attachment', file.name));
      const what = { key: contentKey(file.id), size: file.size ?? 0, type, etag: `"${file.id}"` };
      return sendObject(storage, request, reply, what);
    },
  );

  app.get(
    '/api/attachments/:attachmentId/thumbnail',
    {
      schema: {
        tags,
        summary: 'A small picture of a picture (WebP)',
        params: OfAttachment,
        response: { 200: Bytes, 304: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id } = await accessFile(request.ctx.db, request.ctx.actor, request.params.attachmentId);
      return sendObject(storage, request, reply, { key: thumbnailKey(id), type: 'image/webp', etag: `"${id}-s"` });
    },
  );
}

type Sent = { key: string; type: string; etag: string; size?: number };

/** Asked again each time, so that who lost access gets nothing from the cache of the browser either. */
async function sendObject(storage: Storage, request: FastifyRequest, reply: FastifyReply, sent: Sent) {
  const { key, type, etag, size } = sent;
  reply.headers({
    'content-security-policy': filePolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag,
  });
  if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send();
  reply.type(type.startsWith('text/') ? `${type}; charset=utf-8` : type);
  if (size === undefined) return reply.send(await storage.open(key));
  const asked = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = asked ? readRange(request.headers.range, size) : 'all';
  reply.header('accept-ranges', 'bytes');
  if (range === 'outside') return reply.status(416).header('content-range', `bytes */${size}`).send();
  if (range === 'all') return reply.header('content-length', size).send(await storage.open(key));
  return reply
    .status(206)
    .header('content-range', `bytes ${range.from}-${range.to}/${size}`)
    .header('content-length', range.to - range.from + 1)
    .send(await storage.open(key, range));
}
