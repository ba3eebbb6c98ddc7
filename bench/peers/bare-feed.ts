import { readFileSync } from 'node:fs';
import fastify from 'fastify';

/** The plainest feed: Fastify, one prepared body, one ETag compared. `node bare-feed.ts <file>` prints its port. */
const [file = ''] = process.argv.slice(2);
const body = readFileSync(file);
const etag = '"bare"';
const app = fastify();

app.get('/feeds/:token', (request, reply) => {
  reply.headers({ etag, 'cache-control': 'private, max-age=300', 'content-type': 'text/calendar; charset=utf-8' });
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply.send(body);
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
console.log(new URL(address).port);
