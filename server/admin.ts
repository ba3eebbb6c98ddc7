import { type Outcome, readCommand } from './admin-commands.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Services } from './context.ts';
import { announcedAddress, claimFolder, FolderTakenError } from './embedded/folder-claim.ts';
import { configuredLiveKit } from './embedded/livekit.ts';
import { choosePort } from './embedded/ports.ts';
import { startPostgres } from './embedded/postgres.ts';
import { StartError } from './start-error.ts';

type Database = { url: string; close(): Promise<void> };

/** The configured database, the one of the hub that runs, or an embedded one started for the while of this command. */
async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => undefined };
  const options = { folder: config.dataDir, choosePort: () => choosePort(5432) };
  const claim = await claimFolder(config.dataDir).catch((error: unknown) => {
    if (error instanceof FolderTakenError) return undefined;
    throw error;
  });
  const postgres = await startPostgres(options);
  const close = async () => {
    if (!claim) return;
    await postgres.stop();
    await claim.release();
  };
  return { url: postgres.url, close };
}

/** The services of an app that is never made to listen or to work. */
async function withServices(config: Config, use: (services: Services) => Promise<Outcome>): Promise<Outcome> {
  const [{ buildApp }, { prepareDatabase }, database] = await Promise.all([
    import('./app.ts'),
    import('./start.ts'),
    openDatabase(config),
  ]);
  try {
    await prepareDatabase(database.url);
    const none = { url: '', publicUrl: '', key: '', secret: '' };
    const livekit = configuredLiveKit(config.livekit ?? none);
    const { services } = await buildApp({ config, databaseUrl: database.url, livekit });
    return await use(services).finally(() => services.db.destroy());
  } finally {
    await database.close();
  }
}

/** Links lead to the hub that runs, whose port may be another than ours, unless PUBLIC_URL says where people open it. */
async function atRunningHub(config: Config): Promise<Config> {
  if (process.env.PUBLIC_URL?.trim()) return config;
  const publicUrl = (await announcedAddress(config.dataDir)) ?? config.publicUrl;
  return { ...config, publicUrl };
}

async function main(): Promise<Outcome> {
  const command = readCommand(process.argv.slice(2));
  if (!('run' in command)) return command;
  const config = await atRunningHub(readConfig({ LOG_LEVEL: 'silent', ...process.env }));
  return withServices(config, (services) => command.run(services));
}

const { code, text } = await main().catch((error: Error) => ({
  code: 1,
  text: error instanceof ConfigError || error instanceof StartError ? error.message : String(error.stack ?? error),
}));
console[code === 0 ? 'log' : 'error'](text);
process.exit(code);
