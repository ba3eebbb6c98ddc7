import { anybody, type Rows, signedIn } from './rules.ts';

/** What belongs to no feature: the socket, Today, the palette, the reference of the API, what an operator watches. */
export const shellRows: Rows = {
  'GET /api/socket': { who: signedIn, socket: () => new Uint8Array() },
  'GET /api/palette': { who: signedIn, ask: () => ({ query: { q: 'spotkanie' } }) },
  'GET /api/search': { who: signedIn, ask: () => ({ query: { q: 'spotkanie' } }) },
  'GET /api/today': { who: signedIn },
  'GET /health/live': { who: anybody },
  'GET /health/ready': { who: anybody, passes: [503] },
  'GET /metrics': { who: anybody },
  'GET /api/openapi.json': { who: anybody },
  'GET /api/docs': { who: anybody },
  'GET /api/docs/': { who: anybody },
  'GET /api/docs/js/scalar.js': { who: anybody },
};
