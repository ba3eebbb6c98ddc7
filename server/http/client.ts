import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../shared/errors.ts';
import type { App } from './app-type.ts';
import { buildingPage } from './building-page.ts';

export const clientFolder = path.join(import.meta.dirname, '..', '..', 'web', 'dist');

const hidden = { config: { open: true }, schema: { hide: true } };
const notPages = /^\/(api|feeds|health|metrics)(\/|$)/;

/** Names of assets carry a hash of what is in them: those are kept for ever, everything else is asked for again. */
function setAge(reply: FastifyReply, file: string): void {
  const hashed = file.includes(`${path.sep}assets${path.sep}`);
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

type Options = {
  /** Settles when the pages that are being built are there, or could not be built. Without it they are there already, or never. */
  pages?: Promise<void>;
  folder?: string;
};

/**
 * The built client, precompressed; every path that is no file may be a page and gets `index.html`. While the pages are being
 * built whoever asks for one is told so, and gets it by itself.
 */
export const client = fp(async (app: App, { pages, folder = clientFolder }: Options) => {
  let files = await builtFiles(folder);
  if (!files && !pages) return;
  let moment: 'building' | 'failed' | undefined = pages ? 'building' : undefined;
  pages?.then(async () => {
    files = await builtFiles(folder);
    moment = files ? undefined : 'failed';
  });
  // The plugin warns of a folder that is not there yet.
  if (pages) await mkdir(folder, { recursive: true });
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => setAge(reply, file),
  });
  const send = (reply: FastifyReply, file: string) => (moment ? sendBuildingPage(reply, moment) : reply.sendFile(file));
  app.get('/assets/*', hidden, (request, reply) => send(reply, request.url.slice(1).split('?', 1)[0] ?? ''));
  app.get('/*', hidden, (request, reply) => {
    const name = request.url.slice(1).split('?', 1)[0] ?? '';
    if (notPages.test(request.url)) throw new AppError('not_found');
    return send(reply, files?.has(name) ? name : 'index.html');
  });
});

function sendBuildingPage(reply: FastifyReply, moment: 'building' | 'failed') {
  if (moment === 'building') reply.header('retry-after', '1');
  return reply
    .status(503)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(buildingPage(moment));
}

/** The names of the files of the build, undefined when there is none. */
async function builtFiles(folder: string): Promise<Set<string> | undefined> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.includes('index.html') ? new Set(names) : undefined;
}
