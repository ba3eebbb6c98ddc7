import { Today } from '../../shared/today/schema.ts';
import type { App } from '../http/app-type.ts';
import { readToday } from './actions.ts';

export async function todayRoutes(app: App) {
  app.get(
    '/api/today',
    { schema: { summary: 'What is next, what waits, what is new', tags: ['today'], response: { 200: Today } } },
    ({ ctx }) => readToday(ctx),
  );
}
