import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.ts';
import { openLiveKit, openPostgres } from './embedded/embedded.ts';
import { claimFolder } from './embedded/folder-claim.ts';
import { reservePort } from './embedded/ports.ts';
import type { App } from './http/app-type.ts';
import { explainDatabaseError } from './start-error.ts';

export type RunningHub = {
  app: App;
  config: Config;
  /** Settles when there are pages to open; until then the hub says so to whoever asks for one. */
  pages: Promise<void>;
  stop(): Promise<void>;
};

/** Time for requests, sockets and jobs to end; with the children's it stays below five seconds. */
const closePatience = 2_500;

type StartOptions = {
  config: Config;
  /** Tells a person what happens, one line at a time. */
  say(line: string): void;
  /** The configuration once the port is known. */
  configAt(port: number): Config;
  /** `build`: when their sources are newer. In production the image holds them, and a test does not look at them. */
  pages: 'build' | 'elsewhere';
};

/** Starts everything a hub needs, as far as possible at the same time, and listens. What fails ends what it had started. */
export async function startHub(options: StartOptions): Promise<RunningHub> {
  const started = new AsyncDisposableStack();
  try {
    return await startInto(started, options);
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}

async function startInto(started: AsyncDisposableStack, { config: wished, configAt, pages, say }: StartOptions) {
  const claim = wished.databaseUrl && wished.livekit ? undefined : await claimFolder(wished.dataDir);
  started.defer(async () => claim?.release());
  const reserved = wished.production ? undefined : await reservePort(wished.port, wished.host);
  const config = reserved ? configAt(reserved.port) : wished;
  if (config.port !== wished.port) say(`port ${wished.port} is taken, using ${config.port}`);
  const building = pages === 'build' ? buildPages(say, started) : undefined;
  const livekit = openLiveKit(config, say);
  const opening = openPostgres(config, say);
  const endPostgres = () => opening.then((postgres) => postgres.stop()).catch(() => undefined);
  started.defer(async () => void (await Promise.all([livekit.stop(), endPostgres()])));
  const [postgres, { buildApp }] = await Promise.all([opening, import('./app.ts')]);
  await prepareDatabase(postgres.url);
  const given = { config, databaseUrl: postgres.url, livekit };
  const app = await buildApp(building ? { ...given, pages: building } : given);
  started.defer(() => Promise.race([app.close(), sleep(closePatience)]));
  await app.ready();
  if (config.sample && (await seedSample(app))) say('the sample team is in place');
  await reserved?.release();
  await app.listen({ host: config.host, port: config.port });
  claim?.announce(config.publicUrl);
  return { app, config, pages: building ?? Promise.resolve(), stop: () => started.disposeAsync() };
}

/** Builds the pages, if they need it, in a process of its own that ends with the hub. */
async function buildPages(say: (line: string) => void, started: AsyncDisposableStack): Promise<void> {
  const stopping = new AbortController();
  started.defer(async () => stopping.abort());
  const { ensureClientBuilt } = await import('./client-build.ts');
  await ensureClientBuilt(say, stopping.signal).catch((error: Error) => {
    if (!stopping.signal.aborted) say(`the pages could not be built: ${error.message}`);
  });
}

async function seedSample({ services }: App): Promise<boolean> {
  const { seedSample: seed } = await import('./sample/seed.ts');
  return seed(services);
}

/** Brings a database to the schema of this version: our migrations, then those of the job queue. @throws StartError */
export async function prepareDatabase(url: string): Promise<void> {
  const [{ createDb }, { migrateToLatest }, { migrateJobs }] = await Promise.all([
    import('./db/client.ts'),
    import('./db/migrate.ts'),
    import('./jobs/jobs.ts'),
  ]);
  const { db, pool } = createDb({ url, max: 2 });
  try {
    await migrateToLatest(db);
    await migrateJobs(pool);
  } catch (error) {
    throw explainDatabaseError(error, url);
  } finally {
    await db.destroy();
  }
}
