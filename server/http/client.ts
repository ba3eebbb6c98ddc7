import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../shared/errors.ts';
import type { App } from './app-type.ts';

export const clientFolder = path.join(import.meta.dirname, '..', '..', 'web', 'dist');

const hidden = { config: { open: true }, schema: { hide: true } };
const notPages = /^\/(api|feeds|health|metrics)(\/|$)/;

/** Names of assets carry a hash of what is in them: those are kept for ever, everything else is asked for again. */
function setAge(reply: FastifyReply, file: string): void {
  const hashed = file.includes(`${path.sep}assets${path.sep}`);
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** The built client, precompressed; every path that is no file may be a page and gets `index.html`. */
export const client = fp(async (app: App) => {
  if (!existsSync(path.join(clientFolder, 'index.html'))) return;
  const files = new Set(await readdir(clientFolder));
  await app.register(fastifyStatic, {
    root: clientFolder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => setAge(reply, file),
  });
  app.get('/assets/*', hidden, (request, reply) => reply.sendFile(request.url.slice(1).split('?', 1)[0] ?? ''));
  app.get('/*', hidden, (request, reply) => {
    const name = request.url.slice(1).split('?', 1)[0] ?? '';
    if (notPages.test(request.url)) throw new AppError('not_found');
    return reply.sendFile(files.has(name) ? name : 'index.html');
  });
});
