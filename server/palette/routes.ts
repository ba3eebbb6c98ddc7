import { PaletteFinds, PaletteQuery } from '../../shared/palette/schema.ts';
import type { App } from '../http/app-type.ts';
import { findDrafts, findGroups, findMeetings, findPeople, findThreads } from './queries.ts';
import { toPatterns } from './words.ts';

/** What the command palette finds. Rights are part of each query: it sees what its own lists would show. */
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
    async ({ ctx: { db, actor }, query }) => {
      const words = toPatterns(query.q);
      const patterns = words.length > 0 ? words : ['%\\_%'];
      const [people, groups, threads, meetings, drafts] = await Promise.all([
        findPeople(db, patterns),
        findGroups(db, actor.id, patterns),
        findThreads(db, actor.id, patterns),
        findMeetings(db, actor.id, patterns),
        findDrafts(db, actor.id, patterns),
      ]);
      return { people, groups, threads, meetings, drafts };
    },
  );
}
