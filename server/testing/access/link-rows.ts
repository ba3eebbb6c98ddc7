import { type Rows, reads, signedIn } from './rules.ts';

export const linkRows: Rows = {
  'GET /api/things': {
    who: signedIn,
    ask: async (world) => ({ query: { refs: `thread:${await world.thread()}` } }),
  },
  'GET /api/things/:kind/:id/links': {
    who: reads,
    ask: async (world) => ({ params: { kind: 'thread', id: await world.thread() } }),
  },
};
