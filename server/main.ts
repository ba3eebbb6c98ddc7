import v8 from 'node:v8';
import { keepCompiled } from './compile-cache.ts';

// `npm start` bounds the young generation. Started without a bound it shall not grow: that would cost some 40 MB.
if (!process.execArgv.some((flag) => flag.startsWith('--max-semi-space-size')))
  v8.setFlagsFromString('--semi-space-growth-factor=1');

const begun = performance.now();
keepCompiled();
const [{ readConfig }, { startHub }] = await Promise.all([import('./config.ts'), import('./start.ts')]);

const say = (line: string) => console.log(`  ${line}`);

/** Says in words what a person can do about it; a stack only for what nobody expected. */
function giveUp(error: unknown): never {
  const expected = error instanceof Error && /^(ConfigError|FolderTakenError|StartError)$/.test(error.name);
  // A port or an address that can not be listened on, a folder that can not be made.
  const system = error instanceof Error && 'syscall' in error && /^(listen|bind|mkdir)$/.test(String(error.syscall));
  console.error(expected || system ? error.message : error);
  process.exit(1);
}

/** npm starts us below a shell that passes no signal on: who ended npm is noticed by the shell being gone. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 300).unref();
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.production) console.log('Konsylium');
  const configAt = (port: number) => readConfig({ ...process.env, PORT: String(port) });
  const pages = config.env === 'development' ? 'build' : 'elsewhere';
  const starting = startHub({ config, configAt, pages, say });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('stopping');
    await starting.then((hub) => hub.stop());
    process.exit(0);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (process.env.npm_lifecycle_event) whenOrphaned(stop);
  const hub = await starting;
  await hub.pages;
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  if (!stopping && !config.production)
    console.log(`\n  Open ${hub.config.publicUrl}   (ready in ${seconds} s, Ctrl-C ends it)\n`);
}

main().catch(giveUp);
