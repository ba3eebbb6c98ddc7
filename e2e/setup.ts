import { ensureClientBuilt } from '../server/client-build.ts';
import { readConfig } from '../server/config.ts';
import { buildLiveKit, findLiveKit } from '../server/embedded/livekit-program.ts';
import { requireChromium } from './chromium.ts';

/** Before the journeys: a browser, a video server and the pages must be there. Throws one line that says what is missing. */
export async function setup(): Promise<void> {
  const say = (line: string) => console.log(`   ${line}`);
  process.env.CHROMIUM_PATH = requireChromium();
  await requireLiveKit(say);
  await ensureClientBuilt(say);
}

async function requireLiveKit(say: (line: string) => void): Promise<void> {
  const { cacheDir } = readConfig({ ...process.env, NODE_ENV: 'test' });
  const program = await findLiveKit(cacheDir);
  if ('found' in program) return;
  if ('missing' in program) throw new Error(program.missing);
  say('building LiveKit once for this machine (about two minutes) …');
  await buildLiveKit(cacheDir, new AbortController().signal);
}
