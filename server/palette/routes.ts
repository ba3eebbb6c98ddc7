import { PaletteFinds, PaletteQuery } from '../../shared/palette/schema.ts';
import type { App } from '../http/app-type.ts';
import { findForPalette } from './actions.ts';

export async function paletteRoutes(app: App) {
  app.get(
    '/api/palette',
    {
      schema: {
        summary: 'Find people, groups, threads, meetings and drafts by a few words',
        tags: ['palette'],
        querystring: PaletteQuery,
        response: { 200: PaletteFinds },
      },
    },
    ({ ctx, query }) => findForPalette(ctx, query.q),
  );
}
