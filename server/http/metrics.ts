import { createHash, timingSafeEqual } from 'node:crypto';
import fp from 'fastify-plugin';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { Db } from '../db/client.ts';
import type { App } from './app-type.ts';

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** `/metrics` for Prometheus. Labels are routes, never addresses. */
export const metrics = fp(async (app: App) => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  measureRequests(app, register);
  measureServices(app.services, register);
  app.get('/metrics', { config: { open: true, machine: true }, schema: { hide: true } }, async (request, reply) => {
    requireScraper(app.services.config, request.headers.authorization);
    reply.type(register.contentType);
    return register.metrics();
  });
});

/** With a token configured it is asked for; without one the route exists only outside production. */
function requireScraper({ metricsToken, production }: Config, authorization = ''): void {
  if (!metricsToken && !production) return;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (!metricsToken || !timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`)))
    throw new AppError('not_found');
}

function measureRequests(app: App, register: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [register],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    duration.observe(labels, reply.elapsedTime / 1_000);
    done();
  });
}

function measureServices({ hub, pool, db }: Services, register: Registry): void {
  const gauge = (name: string, help: string, read: () => number) => {
    const collect = () => made.set(read());
    const made: Gauge = new Gauge({ name, help, registers: [register], collect });
  };
  gauge('konsylium_sockets', 'Open websockets of this process', () => hub.size());
  gauge('konsylium_database_connections', 'Open connections to PostgreSQL', () => pool.totalCount);
  gauge('konsylium_database_idle', 'Connections that nobody uses', () => pool.idleCount);
  gauge('konsylium_database_waiting', 'Queries that wait for a connection', () => pool.waitingCount);
  const jobs: Gauge = new Gauge({
    name: 'konsylium_jobs',
    help: 'Jobs of all processes: due and waiting, running, given up',
    labelNames: ['state'],
    registers: [register],
    collect: async () => {
      for (const [state, count] of await countJobs(db)) jobs.set({ state }, count);
    },
  });
}

type JobCounts = { waiting: number; running: number; failed: number };

/** Nothing when the database can not be asked: the other figures are worth having just then. */
async function countJobs(db: Db): Promise<[string, number][]> {
  const counted = await sql<JobCounts>`
    select count(*) filter (where locked_at is null and run_at <= now() and attempts < max_attempts) as waiting,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where attempts >= max_attempts) as failed
    from graphile_worker.jobs`
    .execute(db)
    .catch(() => undefined);
  return Object.entries(counted?.rows[0] ?? {});
}
