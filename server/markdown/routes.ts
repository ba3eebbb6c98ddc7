import { Preview, Rendered } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import type { App } from '../http/app-type.ts';
import { toHtml } from './render.ts';

export async function markdownRoutes(app: App) {
  app.post(
    '/api/markdown',
    { schema: { tags: ['threads'], summary: 'How a text will look', body: Preview, response: { 200: Rendered } } },
    async (request) => ({ html: toHtml(cleanText(request.body.body)) }),
  );
}
