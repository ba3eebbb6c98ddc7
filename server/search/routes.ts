import { SearchAnswer, SearchQuery } from '../../shared/search/schema.ts';
import type { App } from '../http/app-type.ts';
import { search } from './search-actions.ts';

export async function searchRoutes(app: App) {
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
