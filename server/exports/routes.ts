import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { ExportParts, ExportQuery } from '../../shared/exports/schema.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import { contentDisposition } from '../http/disposition.ts';
import { exportThread, listExportParts } from './actions.ts';
import { createPdfMaker } from './pdf.ts';

const File = Type.Unsafe<unknown>({ type: 'string', format: 'binary' });

export async function exportRoutes(app: App) {
  const pdf = createPdfMaker(app.log);
  app.addHook('onClose', async () => pdf.close());

  app.get(
    '/api/threads/:threadId/export-parts',
    {
      schema: {
        tags: ['threads'],
        summary: 'The stretches of the thread that fit into one PDF each',
        params: Closed({ threadId: Uuid }),
        response: { 200: ExportParts },
      },
    },
    async (request) => ({ items: await listExportParts(request.ctx, request.params.threadId) }),
  );

  app.get(
    '/api/threads/:threadId/export',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags: ['threads'],
        summary: 'The thread as PDF or Markdown under its label or a stricter one; never TLP:RED',
        params: Closed({ threadId: Uuid }),
        querystring: ExportQuery,
        response: { 200: File },
      },
    },
    async (request, reply) => {
      const { name, type, body } = await exportThread(request.ctx, pdf, request.params.threadId, request.query);
      reply.headers({
        'content-type': type,
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'private, no-store',
      });
      return reply.send(body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body));
    },
  );
}
