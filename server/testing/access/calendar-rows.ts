import { randomUUID } from 'node:crypto';
import { anybody, membersOwn, type Rows, reads, signedIn } from './rules.ts';
import type { World } from './world.ts';

type MadeFeed = { id: string; url: string };
const makeFeed = ({ make }: World) => make<MadeFeed>('member', '/api/feeds', { clientId: randomUUID() });
const ofFeed = async (world: World) => ({ params: { feedId: (await makeFeed(world)).id } });

export const calendarRows: Rows = {
  'GET /api/feeds': { who: signedIn },
  'POST /api/feeds': { who: reads, ask: ({ groupId }) => ({ body: { clientId: randomUUID(), groupId } }) },
  'POST /api/feeds/:feedId/rotate': { who: membersOwn, ask: ofFeed },
  'DELETE /api/feeds/:feedId': { who: membersOwn, ask: ofFeed },
  'GET /feeds/:file': {
    who: anybody,
    ask: async (world) => ({ params: { file: new URL((await makeFeed(world)).url).pathname.split('/').at(-1) ?? '' } }),
  },
};
