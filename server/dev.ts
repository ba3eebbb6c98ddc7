import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { type Config, readConfig } from './config.ts';
import { openLiveKit, openPostgres } from './embedded/embedded.ts';
import { claimFolder } from './embedded/folder-claim.ts';
import type { LiveKit } from './embedded/livekit.ts';
import { choosePort } from './embedded/ports.ts';

const root = path.join(import.meta.dirname, '..');
const say = (line: string) => console.log(`  ${line}`);

/** `npm run dev`: Vite serves the pages and swaps modules in place; the hub restarts under `node --watch`; the children stay. */
async function develop(): Promise<void> {
  const wished = readConfig(process.env);
  const claim = await claimFolder(wished.dataDir);
  const port = await choosePort(wished.port + 1);
  const config = readConfig({ ...process.env, PORT: String(port) });
  const [postgres, livekit] = await Promise.all([openPostgres(config, say), readyLiveKit(config)]);
  const pages = await servePages(wished.port, `http://127.0.0.1:${port}`);
  const address = pages.resolvedUrls?.local[0] ?? '';
  claim.announce(address);
  const hub = watchHub({
    PORT: String(port),
    PUBLIC_URL: new URL(address).origin,
    DATABASE_URL: postgres.url,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_PUBLIC_URL: livekit.publicUrl,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
  });
  console.log(`\n  Open ${address}   (changes appear by themselves, Ctrl-C ends it)\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  hub.kill('SIGTERM');
  await Promise.all([once(hub, 'exit'), pages.close(), livekit.stop()]);
  await postgres.stop();
  await claim.release();
  process.exit(0);
}

/** In development the hub is given a video server that is there: the first time that takes the two minutes of its build. */
async function readyLiveKit(config: Config): Promise<LiveKit> {
  const livekit = openLiveKit(config, say);
  while (livekit.state === 'preparing') await new Promise((resolve) => livekit.onChange(resolve));
  if (livekit.state === 'missing') throw new Error(livekit.line);
  return livekit;
}

async function servePages(port: number, hub: string) {
  const proxy = { '/api': { target: hub, ws: true }, '/feeds': hub, '/health': hub };
  const pages = await createServer({ configFile: path.join(root, 'web', 'vite.config.ts'), server: { port, proxy } });
  // Vite would end this process by itself, before the children.
  process.removeAllListeners('SIGTERM');
  process.stdin.removeAllListeners('end');
  return pages.listen();
}

function watchHub(settings: Record<string, string>) {
  const args = ['--watch', '--watch-preserve-output', fileURLToPath(import.meta.resolve('./dev-hub.ts'))];
  return spawn(process.execPath, args, { env: { ...process.env, ...settings }, stdio: 'inherit', detached: true });
}

develop().catch((error: Error) => {
  console.error(error.name === 'Error' ? error : error.message);
  process.exit(1);
});
