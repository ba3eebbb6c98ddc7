import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { Closed } from '../../shared/fields.ts';
import type { Services } from '../context.ts';
import type { Db } from '../db/client.ts';
import type { LiveKit } from '../embedded/livekit.ts';
import type { App } from './app-type.ts';

const patienceMs = 2_000;
const rememberMs = 1_000;

const Part = <T extends string>(states: T[]) => Closed({ state: Type.Enum(states) });
const Live = Closed({ status: Type.Literal('live') });

/** `degraded`: everything but calls works. Without its database or its jobs a process should get no requests. */
const Ready = Closed({
  status: Type.Enum(['ready', 'degraded', 'unavailable']),
  database: Part(['ready', 'unavailable']),
  livekit: Part(['ready', 'preparing', 'missing', 'unavailable']),
  jobs: Part(['running', 'stopped']),
});
export type Readiness = Static<typeof Ready>;

const open = { open: true, machine: true };

/** For whoever watches the process: is it alive, and may it get requests. */
export async function healthRoutes(app: App) {
  const readiness = remember(() => checkReadiness(app.services));
  app.get(
    '/health/live',
    { config: open, schema: { summary: 'Does the process answer', tags: ['health'], response: { 200: Live } } },
    async () => ({ status: 'live' as const }),
  );
  app.get(
    '/health/ready',
    { config: open, schema: { summary: 'Can it work', tags: ['health'], response: { 200: Ready, 503: Ready } } },
    async (_request, reply) => {
      const found = await readiness();
      return reply.status(found.status === 'unavailable' ? 503 : 200).send(found);
    },
  );
}

async function checkReadiness({ db, livekit, jobs }: Services): Promise<Readiness> {
  const [database, video] = await Promise.all([checkDatabase(db), checkLiveKit(livekit)]);
  const working = jobs.state();
  const usable = database === 'ready' && working === 'running';
  const status = !usable ? 'unavailable' : video === 'ready' ? 'ready' : 'degraded';
  return { status, database: { state: database }, livekit: { state: video }, jobs: { state: working } };
}

async function checkDatabase(db: Db): Promise<'ready' | 'unavailable'> {
  const asked = sql`select 1`.execute(db).then(
    () => 'ready' as const,
    () => 'unavailable' as const,
  );
  return Promise.race([asked, sleep(patienceMs, 'unavailable' as const, { ref: false })]);
}

async function checkLiveKit(livekit: LiveKit): Promise<Readiness['livekit']['state']> {
  if (livekit.state !== 'ready') return livekit.state;
  const url = livekit.url.replace(/^ws/, 'http');
  return fetch(url, { signal: AbortSignal.timeout(patienceMs) }).then(
    (answer) => (answer.ok ? 'ready' : 'unavailable'),
    () => 'unavailable',
  );
}

/** These routes are open to all: however often they are asked, the parts are asked once a second. */
function remember<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let askedAt = 0;
  return () => {
    if (answer && performance.now() - askedAt < rememberMs) return answer;
    askedAt = performance.now();
    answer = ask();
    return answer;
  };
}
