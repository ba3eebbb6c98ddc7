import { SearchQuery } from '../../shared/search/asked.ts';
import { SearchAnswer } from '../../shared/search/schema.ts';
import type { App } from '../http/app-type.ts';
import { loadLanguage } from './polish/language.ts';
import { search } from './search-actions.ts';

const afterStartMs = 2_000;

export async function searchRoutes(app: App) {
  let warming: NodeJS.Timeout | undefined;
  // The dictionary is read when the hub has started, in small steps, not when the first message comes.
  app.addHook('onListen', async () => {
    warming = setTimeout(() => void loadLanguage().catch(() => undefined), afterStartMs).unref();
  });
  app.addHook('onClose', async () => clearTimeout(warming));
  app.get(
    '/api/search',
    {
      schema: {
        summary: 'Find messages, threads, meetings, drafts, decisions, tasks, people and files by words in any form',
        tags: ['search'],
        querystring: SearchQuery,
        response: { 200: SearchAnswer },
      },
    },
    ({ ctx, query }) => search(ctx, query),
  );
}
