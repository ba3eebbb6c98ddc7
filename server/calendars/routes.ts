import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Type } from 'typebox';
import { Feed, Feeds, NewFeed } from '../../shared/calendars/schema.ts';
import { AppError } from '../../shared/errors.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import * as actions from './actions.ts';
import { acceptsGzip, isNotModified } from './conditional.ts';
import { createShelf, type ReadyFeed } from './shelf.ts';
import { tokenOf } from './token.ts';

const FeedId = Closed({ feedId: Uuid });
const FeedFile = Closed({ file: Type.String({ maxLength: 64, description: '`<token>.ics`' }) });
const Done = Type.Null({ description: 'Done' });
const tags = ['calendars'];

export async function calendarRoutes(app: App) {
  app.get(
    '/api/feeds',
    { schema: { summary: 'My calendar feeds', tags, response: { 200: Feeds } } },
    async ({ ctx }) => ({
      items: await actions.listFeeds(ctx),
    }),
  );
  app.post(
    '/api/feeds',
    { schema: { summary: 'Subscribe to my meetings or a group’s', tags, body: NewFeed, response: { 201: Feed } } },
    async (request, reply) => reply.status(201).send(await actions.createFeed(request.ctx, request.body)),
  );
  app.post(
    '/api/feeds/:feedId/rotate',
    { schema: { summary: 'Give a feed a new address', tags, params: FeedId, response: { 200: Feed } } },
    (request) => actions.rotateFeed(request.ctx, request.params.feedId),
  );
  app.delete(
    '/api/feeds/:feedId',
    { schema: { summary: 'End a feed', tags, params: FeedId, response: { 204: Done } } },
    async (request, reply) => {
      await actions.revokeFeed(request.ctx, request.params.feedId);
      return reply.status(204).send(null);
    },
  );
}

const answered =
  '200 `text/calendar` with `ETag` and `Last-Modified`, gzipped when asked; 304 to `If-None-Match` or `If-Modified-Since`; 410 when it was revoked or its person was disabled.';
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The feeds themselves, for calendar programs: the address alone opens them. Registered before the features, whose every
 * write casts doubt on the feeds kept here before it is answered: whoever wrote reads what was written.
 */
export const feeds = fp(async (app: App) => {
  const { listener, access } = app.services;
  const shelf = createShelf(app.services);
  listener.on('calendar', shelf.doubt);
  listener.onGap(shelf.doubt);
  access.onChange(shelf.doubt);
  app.addHook('onSend', (request, _reply, _payload, done) => {
    if (!reading.has(request.method)) shelf.doubt();
    done();
  });
  // Who knows an address may fetch as often as it likes; guessing is what is limited.
  const countMiss = app.createRateLimit({ max: 60, timeWindow: '1 minute' });

  app.get(
    '/feeds/:file',
    {
      // `tokenOf` is the check of the one parameter.
      validatorCompiler: () => () => true,
      config: { open: true, machine: true, plain: true },
      schema: { summary: 'A calendar feed (RFC 5545)', description: answered, tags, params: FeedFile },
    },
    (request, reply) => {
      const token = tokenOf(request.params.file);
      const feed = token && shelf.peek(token);
      return feed ? sendFeed(request, reply, feed) : openFeed(request, reply, token);
    },
  );

  async function openFeed(request: FastifyRequest, reply: FastifyReply, token?: string) {
    const feed = token && (await shelf.open(token).catch(toMissing));
    if (!feed) throw new AppError((await isOften(request)) ? 'too_many_requests' : 'not_found');
    return sendFeed(request, reply, feed);
  }

  async function isOften(request: FastifyRequest): Promise<boolean> {
    const counted = await countMiss(request);
    return !counted.isAllowed && counted.isExceeded;
  }
});

function toMissing(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not_found') return undefined;
  throw error;
}

function sendFeed(request: FastifyRequest, reply: FastifyReply, feed: ReadyFeed) {
  const gzip = acceptsGzip(request.headers['accept-encoding']);
  const etag = gzip ? feed.zippedEtag : feed.etag;
  reply.headers({
    etag,
    'last-modified': feed.lastModified,
    'cache-control': 'private, max-age=300',
    vary: 'Accept-Encoding',
  });
  if (isNotModified(request.headers, etag, feed.lastModified)) {
    // Fastify answers HEAD without a payload with `content-length: 0`, which is not the length of the feed.
    return reply.status(304).send(request.method === 'HEAD' ? Readable.from([]) : undefined);
  }
  reply.header('content-type', 'text/calendar; charset=utf-8');
  if (!gzip) return reply.send(feed.plain);
  reply.header('content-encoding', 'gzip');
  return feed.zipped().then((body) => reply.send(body));
}
