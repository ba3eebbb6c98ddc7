import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.ts';
import { openLiveKit, openPostgres } from './embedded/embedded.ts';
import { claimFolder } from './embedded/folder-claim.ts';
import { reservePort } from './embedded/ports.ts';
import type { App } from './http/app-type.ts';

export type RunningHub = { app: App; config: Config; stop(): Promise<void> };

/** Time for requests, sockets and jobs to end; with the children's it stays below five seconds. */
const closePatience = 3_000;

type StartOptions = {
  config: Config;
  /** Tells a person what happens, one line at a time. */
  say(line: string): void;
  /** The configuration once the port is known. */
  configAt(port: number): Config;
};

/** Starts everything a hub needs, as far as possible at the same time, and listens. */
export async function startHub({ config: wished, configAt, say }: StartOptions): Promise<RunningHub> {
  const claim = wished.databaseUrl && wished.livekit ? undefined : await claimFolder(wished.dataDir);
  const reserved = wished.production ? undefined : await reservePort(wished.port, wished.host);
  const config = reserved ? configAt(reserved.port) : wished;
  if (config.port !== wished.port) say(`port ${wished.port} is taken, using ${config.port}`);
  const livekit = openLiveKit(config, say);
  const [postgres, { buildApp }] = await Promise.all([
    openPostgres(config, say),
    import('./app.ts'),
    prepareClient(config, say),
  ]);
  const stopChildren = () => Promise.all([livekit.stop(), postgres.stop()]);
  try {
    await prepareDatabase(postgres.url);
    const app = await buildApp({ config, databaseUrl: postgres.url, livekit });
    await app.ready();
    await reserved?.release();
    await app.listen({ host: config.host, port: config.port });
    claim?.announce(config.publicUrl);
    const stop = async () => {
      await Promise.race([app.close(), sleep(closePatience)]);
      await stopChildren();
      await claim?.release();
    };
    return { app, config, stop };
  } catch (error) {
    await stopChildren();
    throw error;
  }
}

/** In production the pages are built beforehand, and the image holds no Vite; a test does not look at them. */
async function prepareClient(config: Config, say: (line: string) => void): Promise<void> {
  if (config.env !== 'development') return;
  const { ensureClientBuilt } = await import('./client-build.ts');
  await ensureClientBuilt(say).catch((error: Error) => say(`the pages could not be built: ${error.message}`));
}

async function prepareDatabase(url: string): Promise<void> {
  const [{ createDb }, { migrateToLatest }, { migrateJobs }] = await Promise.all([
    import('./db/client.ts'),
    import('./db/migrate.ts'),
    import('./jobs/jobs.ts'),
  ]);
  const { db, pool } = createDb({ url, max: 2 });
  try {
    await migrateToLatest(db);
    await migrateJobs(pool);
  } finally {
    await db.destroy();
  }
}
