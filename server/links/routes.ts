import { Type } from 'typebox';
import { Chips, Links, type ThingKind, ThingRef, thingKinds } from '../../shared/links/schema.ts';
import type { App } from '../http/app-type.ts';
import { describeThings, linksOf } from './actions.ts';

const tags = ['links'];
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const one = `(${thingKinds.join('|')}):${uuid}`;
const Refs = Type.String({
  pattern: `^${one}(,${one}){0,49}$`,
  description: 'Things as `kind:id`, 50 at the most, with commas between',
});

/** `thread:<id>,meeting:<id>` as references. */
function toRefs(list: string): ThingRef[] {
  return list.split(',').map((each) => {
    const [kind, id] = each.split(':');
    return { kind: kind as ThingKind, id: id ?? '' };
  });
}

export async function linkRoutes(app: App) {
  app.get(
    '/api/things',
    {
      schema: {
        tags,
        summary: 'Titles and addresses of things; neither where I may not look',
        querystring: Type.Object({ refs: Refs }, { additionalProperties: false }),
        response: { 200: Chips },
      },
    },
    async (request) => ({ items: await describeThings(request.ctx, toRefs(request.query.refs)) }),
  );

  app.get(
    '/api/things/:kind/:id/links',
    {
      schema: {
        tags,
        summary: 'What a thing came from and what came of it',
        params: ThingRef,
        response: { 200: Links },
      },
    },
    (request) => linksOf(request.ctx, request.params),
  );
}
