import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { AppError } from '../../shared/errors.ts';
import type { App } from './app-type.ts';

export const clientFolder = path.join(import.meta.dirname, '..', '..', 'web', 'dist');

/** The built client, precompressed; every other path that a page may have gets `index.html`. */
export const client = fp(async (app: App) => {
  if (!existsSync(path.join(clientFolder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: clientFolder,
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders(reply, file) {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { config: { open: true }, schema: { hide: true } }, (request, reply) => {
    if (/^\/(api|feeds|health|metrics|assets)(\/|$)/.test(request.url)) throw new AppError('not_found');
    return reply.sendFile('index.html');
  });
});
